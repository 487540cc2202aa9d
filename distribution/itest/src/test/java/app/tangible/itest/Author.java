package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The author of a plug-in: has Maven, the SDK and nothing of the product's source. Where he would
 * have the network he has what this build has fetched.
 */
final class Author {

  private static final String VERSION = "1.0.0-SNAPSHOT";
  private static final String ARCHETYPE_PLUGIN =
      "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate";

  private final Path folder;

  /** Keeps what Maven copied for the next run; the SDK is this build's each time. */
  Author(Path folder) throws IOException {
    this.folder = folder;
    Layout.deleteTree(folder.resolve("repository/app"));
    Layout.deleteTree(folder.resolve("sdk"));
    Layout.deleteTree(folder.resolve("work"));
    Files.createDirectories(folder.resolve("work"));
    publish(Layout.ROOT.resolve("pom.xml"), "tangible", ".pom");
    module("plugins-sdk/sdk");
    module("plugins-sdk/archetype");
    try (Stream<Path> capabilities = Files.list(Layout.ROOT.resolve("bundles"))) {
      for (Path capability : capabilities.sorted().toList()) {
        module("bundles/" + capability.getFileName() + "/api");
      }
    }
    Files.writeString(folder.resolve("settings.xml"), settings());
  }

  private void module(String place) throws IOException {
    Path target = Layout.ROOT.resolve(place).resolve("target");
    if (Files.isDirectory(target)) {
      for (Path jar : Layout.jars(target)) {
        String name = jar.getFileName().toString().replace("-" + VERSION + ".jar", "");
        publish(jar, name, ".jar");
        publish(target.resolveSibling("pom.xml"), name, ".pom");
      }
    }
  }

  private void publish(Path file, String name, String ending) throws IOException {
    Path to = folder.resolve("sdk/app/tangible").resolve(name).resolve(VERSION);
    Files.createDirectories(to);
    Files.copy(
        file, to.resolve(name + "-" + VERSION + ending), StandardCopyOption.REPLACE_EXISTING);
  }

  private String settings() {
    return """
    <settings>
      <localRepository>%s</localRepository>
      <mirrors><mirror><id>fetched</id><mirrorOf>*,!sdk</mirrorOf><url>%s</url></mirror></mirrors>
      <profiles><profile><id>sdk</id><repositories><repository>
        <id>sdk</id><url>%s</url>
      </repository></repositories></profile></profiles>
      <activeProfiles><activeProfile>sdk</activeProfile></activeProfiles>
    </settings>
    """
        .formatted(
            folder.resolve("repository"),
            Path.of(System.getProperty("m2.repository")).toUri(),
            folder.resolve("sdk").toUri());
  }

  /** The folder of a plug-in that is as the archetype makes it. */
  Path generate(String group, String name) {
    mvn(
        folder.resolve("work"),
        ARCHETYPE_PLUGIN,
        "-DinteractiveMode=false",
        "-DarchetypeCatalog=internal",
        "-DarchetypeGroupId=app.tangible",
        "-DarchetypeArtifactId=plugin-archetype",
        "-DarchetypeVersion=" + VERSION,
        "-DgroupId=" + group,
        "-DartifactId=" + name);
    return folder.resolve("work").resolve(name);
  }

  /** The plug-in's jar, after its own tests. */
  Path build(Path project) {
    mvn(project, "package");
    return Layout.jars(project.resolve("target")).getFirst();
  }

  private void mvn(Path where, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("m2.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--quiet",
                "--settings",
                folder.resolve("settings.xml").toString()));
    command.addAll(List.of(words));
    Path log = folder.resolve("mvn.log");
    try {
      Process maven =
          new ProcessBuilder(command)
              .directory(where.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        assertThat(maven.waitFor(5, TimeUnit.MINUTES)).as("mvn %s", words[0]).isTrue();
      } finally {
        maven.destroy();
      }
      assertThat(maven.exitValue()).as("mvn %s: %s", words[0], Files.readString(log)).isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
