package app.tangible.itest;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.UrlProvisionOption;

/** Where the build has put the products, and a product's bundles as options of Pax Exam. */
final class Layout {

  static final Path ROOT = Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();

  private static final int PLUMBING = 1;
  private static final int HOST = 2;
  private static final int CAPABILITIES = 3;

  private Layout() {}

  static Path product(String name) {
    return ROOT.resolve("distribution/" + name + "/target/tangible-" + name);
  }

  static Path samplePlugin() {
    return jars(ROOT.resolve("plugins-sdk/samples/metadata/target")).getFirst();
  }

  /** An empty home, with the folders that the host would make. */
  static Path freshHome(String name) {
    Path home = ROOT.resolve("distribution/itest/target/homes").resolve(name);
    try {
      deleteTree(home);
      Files.createDirectories(home.resolve("conf"));
      Files.createDirectories(home.resolve("plugins"));
      return home;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Does nothing where it is not there. */
  static void deleteTree(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException e) throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The framework as the launcher would make it, with every bundle of this product. */
  static Option bundlesOf(String product, Path home) {
    return bundlesOf(product, home, _ -> true);
  }

  /** The same, with these jars only. */
  static Option bundlesOf(String product, Path home, Predicate<Path> wanted) {
    return composite(
        frameworkProperty("tangible.product").value(product),
        frameworkProperty("tangible.home").value(home.toString()),
        frameworkProperty("tangible.distribution").value(product(product).toString()),
        frameworkProperty("felix.cm.pm").value("memory"),
        frameworkProperty("org.apache.felix.http.require.config").value("true"),
        launcherPackages(),
        junitBundles(),
        composite(
            jars(product(product).resolve("bundles")).stream()
                .filter(wanted)
                .map(Layout::provisioned)
                .toArray(Option[]::new)));
  }

  private static Option provisioned(Path jar) {
    UrlProvisionOption bundle = bundle(jar.toUri().toString()).startLevel(startLevel(jar));
    return header(jar, "Fragment-Host").isPresent() ? bundle.noStart() : bundle;
  }

  /** What is on the class path of the launcher, and the assertions that the tests use. */
  private static Option launcherPackages() {
    return systemPackages(
        "org.slf4j;version=\"1.7.36\"",
        "org.slf4j.event;version=\"1.7.36\"",
        "org.slf4j.helpers;version=\"1.7.36\"",
        "org.slf4j.spi;version=\"1.7.36\"",
        "org.slf4j;version=\"2.0.17\"",
        "org.slf4j.event;version=\"2.0.17\"",
        "org.slf4j.helpers;version=\"2.0.17\"",
        "org.slf4j.spi;version=\"2.0.17\"",
        "org.osgi.service.log;version=\"1.5\"",
        "org.assertj.core.api;version=\"3.27\"",
        "org.assertj.core.util;version=\"3.27\"",
        "org.awaitility;version=\"4.3\"",
        "org.awaitility.core;version=\"4.3\"");
  }

  /** Whether the bundle cannot be there without JavaFX. */
  static boolean needsScreen(Path jar) {
    return header(jar, "Import-Package").filter(list -> list.contains("javafx.")).isPresent();
  }

  private static Optional<String> header(Path jar, String name) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest().getMainAttributes().getValue(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int startLevel(Path jar) {
    String name = jar.getFileName().toString();
    if (!name.endsWith("-1.0.0-SNAPSHOT.jar")) {
      return PLUMBING;
    }
    return name.startsWith("host.") ? HOST : CAPABILITIES;
  }

  static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
