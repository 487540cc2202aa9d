package app.tangible.host.felix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a plug-in may be wired to (rule D6): the packages that the SDK names, and nothing else of
 * the product.
 *
 * <p>Asked of the framework's own reading of the manifest, after the jar is installed and before
 * any of its code runs.
 *
 * @param packages the SDK's packages
 * @param trusted symbolic names to which this does not apply
 */
record PluginRules(Set<String> packages, Set<String> trusted) {

  private static final Logger log = LoggerFactory.getLogger(PluginRules.class);
  private static final Pattern PACKAGE =
      Pattern.compile("\\(" + PackageNamespace.PACKAGE_NAMESPACE + "=([^)]*)\\)");
  private static final String OURS = "app.tangible.";

  /** Reads one package a line, after {@code #} a comment. */
  static PluginRules read(Path file, Set<String> trusted) {
    try (Stream<String> lines = Files.lines(file)) {
      Set<String> packages =
          lines
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .collect(Collectors.toUnmodifiableSet());
      return new PluginRules(packages, trusted);
    } catch (IOException missing) {
      log.warn("Plug-ins may import nothing: {} cannot be read", file);
      return new PluginRules(Set.of(), trusted);
    }
  }

  /** What forbids the use of this bundle, with what to do. */
  Optional<String> refusal(Bundle bundle) {
    if (trusted.contains(bundle.getSymbolicName())) {
      return Optional.empty();
    }
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (!revision.getDeclaredRequirements(BundleNamespace.BUNDLE_NAMESPACE).isEmpty()
        || !revision.getDeclaredRequirements(HostNamespace.HOST_NAMESPACE).isEmpty()) {
      return Optional.of("it ties itself to a bundle by name; it may only import packages");
    }
    return forbiddenImports(revision).or(() -> forbiddenExports(revision));
  }

  private Optional<String> forbiddenImports(BundleRevision revision) {
    Set<String> own = exports(revision);
    List<String> forbidden =
        revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
            .map(requirement -> requirement.getDirectives().get(Constants.FILTER_DIRECTIVE))
            .map(PluginRules::packageName)
            .filter(name -> !packages.contains(name) && !own.contains(name))
            .filter(name -> !name.startsWith("java."))
            .sorted()
            .toList();
    return forbidden.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it imports packages that the plug-in SDK does not name: "
                + String.join(", ", forbidden)
                + "; ask its author, or trust it by its name "
                + revision.getSymbolicName());
  }

  // A wildcard (dynamic) import has no such name and is allowed to nobody.
  private static String packageName(String filter) {
    Matcher name = PACKAGE.matcher(filter);
    return name.find() ? name.group(1) : filter;
  }

  /** An export in the product's name would be given to the product's own bundles. */
  private Optional<String> forbiddenExports(BundleRevision revision) {
    return exports(revision).stream()
        .filter(name -> name.startsWith(OURS) || packages.contains(name))
        .findFirst()
        .map(name -> "it exports the product's own package " + name);
  }

  private static Set<String> exports(BundleRevision revision) {
    return revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
        .map(
            capability ->
                (String) capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
