package app.tangible.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout: what its build has laid out, and its folders. */
final class Project {

  static final List<String> PRODUCTS = List.of("center", "server", "seeder");
  private static final Path ROOT = Path.of(System.getProperty("project.root")).normalize();

  private Project() {}

  /** Every jar of the product's bundle folder. */
  static List<Shipped> bundles(String product) {
    return jars(folder(product).resolve("bundles")).stream().map(Shipped::read).toList();
  }

  static Path folder(String product) {
    return ROOT.resolve("distribution/" + product + "/target/tangible-" + product);
  }

  /** Our own bundles of all products, each once. */
  static List<Shipped> ours() {
    Map<String, Shipped> all = new LinkedHashMap<>();
    PRODUCTS.stream()
        .flatMap(product -> bundles(product).stream())
        .filter(Shipped::ours)
        .forEach(bundle -> all.putIfAbsent(bundle.name(), bundle));
    return List.copyOf(all.values());
  }

  static List<Shipped> samples() {
    return folders(ROOT.resolve("plugins-sdk/samples")).stream()
        .flatMap(sample -> jars(sample.resolve("target")).stream())
        .map(Shipped::read)
        .toList();
  }

  static Set<String> sdkPackages() {
    try (Stream<String> lines = Files.lines(folder("center").resolve("conf/plugin-packages.txt"))) {
      return lines
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .collect(Collectors.toSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** {@code capability.part} of each module below {@code bundles} or {@code server-bundles}. */
  static Set<String> parts(String tree) {
    return folders(ROOT.resolve(tree)).stream()
        .flatMap(capability -> folders(capability).stream())
        .filter(part -> Files.exists(part.resolve("pom.xml")))
        .map(part -> part.getParent().getFileName() + "." + part.getFileName())
        .collect(Collectors.toSet());
  }

  /** The bundle's own bnd instructions, empty when it has none. */
  static String bndFile(Shipped bundle) {
    String folder = bundle.part().replaceFirst("\\.", "/");
    return Stream.of("bundles", "server-bundles")
        .map(tree -> ROOT.resolve(tree).resolve(folder).resolve("bnd.bnd"))
        .filter(Files::exists)
        .map(Project::text)
        .collect(Collectors.joining());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<Path> jars(Path folder) {
    return list(folder, file -> file.toString().endsWith(".jar"));
  }

  private static List<Path> folders(Path folder) {
    return list(folder, Files::isDirectory);
  }

  private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
