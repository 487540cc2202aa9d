package app.tangible.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** D1 and D2: what is exported, and what of it is imported. */
final class Exports {

  private Exports() {}

  /** D1: API bundles alone export, packages of their own capability. */
  static List<String> notApi(Shipped bundle) {
    String own = "app.tangible." + bundle.capability();
    return bundle.exports().keySet().stream()
        .filter(name -> !bundle.api() || !(name.equals(own) || name.startsWith(own + ".")))
        .map(name -> bundle.name() + " exports " + name)
        .toList();
  }

  /** D1: across bundles only what an API bundle exports is imported. */
  static List<String> notFromApi(Shipped bundle, Collection<Shipped> all) {
    Set<String> exported =
        all.stream()
            .filter(Shipped::api)
            .flatMap(api -> api.exports().keySet().stream())
            .collect(Collectors.toSet());
    return bundle.imports().keySet().stream()
        .filter(name -> name.startsWith("app.tangible."))
        .filter(name -> !exported.contains(name))
        .map(name -> bundle.name() + " imports " + name + ", which no API exports")
        .toList();
  }

  /** D2: the version is the one of the package's own package-info. */
  static List<String> unversioned(Shipped bundle) {
    return bundle.exports().entrySet().stream()
        .flatMap(export -> unversioned(bundle, export.getKey(), export.getValue().get("version")))
        .toList();
  }

  private static Stream<String> unversioned(Shipped bundle, String name, String version) {
    if (version == null || version.startsWith("0")) {
      return Stream.of(bundle.name() + " exports " + name + " without a version");
    }
    return bundle
        .jar()
        .filter(_ -> !declaredVersion(bundle, name).equals(Optional.of(version)))
        .map(_ -> bundle.name() + " versions " + name + " elsewhere than in its package-info")
        .stream();
  }

  private static Optional<String> declaredVersion(Shipped bundle, String name) {
    try (JarFile jar = new JarFile(bundle.jar().orElseThrow().toFile())) {
      var entry = jar.getJarEntry(name.replace('.', '/') + "/package-info.class");
      return entry == null
          ? Optional.empty()
          : Signatures.annotationValue(
              jar.getInputStream(entry).readAllBytes(), "org.osgi.annotation.versioning.Version");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** For tests that make a bundle up. */
  static Shipped api(String capability, String exported) {
    return Shipped.madeUp(capability + ".api", Map.of("Export-Package", exported));
  }
}
