package app.tangible.launcher;

import java.lang.module.ModuleDescriptor.Exports;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages that bundles get from the launcher's class path and from JavaFX, where there is one.
 */
final class SystemPackages {

  // Old bundles import SLF4J [1.7,2), ours [2,3).
  private static Stream<String> slf4j() {
    return Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
        .flatMap(name -> Stream.of(export(name, "1.7.36"), export(name, "2.0.17")));
  }

  private SystemPackages() {}

  /** The value of {@code org.osgi.framework.system.packages.extra}. */
  static String exported() {
    return Stream.of(
            slf4j(), Stream.of(export("org.osgi.service.log", "1.5")), javafx(ModuleLayer.boot()))
        .flatMap(packages -> packages)
        .collect(Collectors.joining(","));
  }

  private static Stream<String> javafx(ModuleLayer layer) {
    return layer.modules().stream()
        .map(Module::getDescriptor)
        .filter(module -> module.name().startsWith("javafx."))
        .flatMap(
            module ->
                module.exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(Exports::source)
                    .map(name -> export(name, "25.0")))
        .sorted();
  }

  private static String export(String name, String version) {
    return name + ";version=\"" + version + "\"";
  }
}
