package app.tangible.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts a product, with a JVM that says how it was called. */
@DisabledOnOs(OS.WINDOWS)
class StartTest {

  private static final Path CENTER = Path.of("../center/src/main/start");

  @TempDir private Path folder;
  private Path product;

  @BeforeEach
  void aProduct() throws IOException {
    product = Files.createDirectories(folder.resolve("a place/tangible-center"));
    copy(Path.of("src/main/start/start"));
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\n[ \"$1\" != -version ] || exec echo 'version \"25\"' >&2\n"
            + "echo \"arenas=$MALLOC_ARENA_MAX\"\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private void copy(Path file) throws IOException {
    Path to = Files.copy(file, product.resolve(file.getFileName()));
    assertThat(to.toFile().setExecutable(true)).isTrue();
  }

  private List<String> started(String... environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(product.resolve("start").toString(), "--shell")
            .redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("MALLOC_ARENA_MAX", "TANGIBLE_JAVA_OPTIONS"));
    builder.environment().put("JAVA_HOME", folder.toString());
    Arrays.stream(environment)
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> builder.environment().put(pair[0], pair[1]));
    Process start = builder.start();
    List<String> said = new String(start.getInputStream().readAllBytes()).lines().toList();
    assertThat(start.waitFor()).as("%s", said).isZero();
    return said;
  }

  @Test
  void theCentersOptionsComeBeforeThoseOfWhoStartsIt() throws Exception {
    copy(CENTER.resolve("jvm.options"));
    copy(CENTER.resolve("environment"));
    List<String> said = started("TANGIBLE_JAVA_OPTIONS=-Xmx2g -Dmine=1");
    assertThat(said)
        .startsWith("arenas=2", "@" + product.resolve("jvm.options"), "-Xmx2g", "-Dmine=1")
        .endsWith("center", "--shell");
    assertThat(started("MALLOC_ARENA_MAX=7")).startsWith("arenas=7");
  }

  @Test
  void aProductWithoutThemHasNone() throws Exception {
    assertThat(started().getFirst()).isEqualTo("arenas=");
    assertThat(started()).noneMatch(word -> word.startsWith("@"));
  }

  @Test
  void theJvmKnowsTheCentersOptions() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + CENTER.resolve("jvm.options"),
                "-XX:+PrintFlagsFinal",
                "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes());
    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).containsPattern("MaxHeapSize +=? *" + 1536L * 1024 * 1024);
    assertThat(said).containsPattern("TrimNativeHeapInterval +=? *60000");
  }
}
