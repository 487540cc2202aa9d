package app.tangible.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** D5 to D7: imports that cross a border, and headers that need a reason. */
final class Headers {

  private Headers() {}

  /** D5: packages of the server's own APIs that a bundle for every product imports. */
  static List<String> fromServer(Shipped bundle, Set<String> bundles, Set<String> serverBundles) {
    if (!bundles.contains(bundle.part())) {
      return List.of();
    }
    return bundle.imports().keySet().stream()
        .filter(name -> name.startsWith("app.tangible."))
        .filter(name -> serverBundles.contains(name.split("\\.")[2] + ".api"))
        .filter(name -> !bundles.contains(name.split("\\.")[2] + ".api"))
        .map(name -> bundle.name() + " imports the server's " + name)
        .toList();
  }

  /** D6: imports of a plug-in that the SDK does not name. */
  static List<String> notInSdk(Shipped plugin, Set<String> sdk) {
    return plugin.imports().keySet().stream()
        .filter(name -> !name.startsWith("java.") && !sdk.contains(name))
        .filter(name -> !plugin.exports().containsKey(name))
        .map(name -> plugin.name() + " imports " + name)
        .toList();
  }

  /** D7: each of these needs a comment right above it in the bundle's bnd.bnd. */
  static List<String> withoutReason(Shipped bundle, String bndFile) {
    Predicate<Map.Entry<String, ?>> optional =
        clause -> clause.getValue().toString().contains("resolution:=optional");
    return Stream.concat(
            Stream.of(
                    "Require-Bundle", "DynamicImport-Package", "Bundle-Activator", "Fragment-Host")
                .filter(bundle.headers()::containsKey),
            bundle.imports().entrySet().stream().anyMatch(optional)
                ? Stream.of("Import-Package")
                : Stream.empty())
        .filter(header -> !explained(header, bndFile))
        .map(header -> bundle.name() + " has " + header + " without a reason beside it")
        .toList();
  }

  private static boolean explained(String header, String bndFile) {
    String before = "";
    for (String line : bndFile.lines().toList()) {
      if (line.startsWith(header) && before.startsWith("#")) {
        return true;
      }
      before = line;
    }
    return false;
  }
}
