package app.tangible.rules;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * A bundle as it is shipped.
 *
 * @param name its symbolic name
 * @param headers main headers of its manifest
 * @param jar where it lies; empty for a made-up one
 */
record Shipped(String name, Map<String, String> headers, Optional<Path> jar) {

  private static final String PREFIX = "app.tangible.";

  static Shipped read(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      if (file.getManifest() != null) {
        file.getManifest()
            .getMainAttributes()
            .forEach((key, value) -> headers.put(key.toString(), value.toString()));
      }
      String name = headers.getOrDefault("Bundle-SymbolicName", "").split(";", 2)[0].strip();
      return new Shipped(name, headers, Optional.of(jar));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + jar, failure);
    }
  }

  static Shipped madeUp(String name, Map<String, String> headers) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return new Shipped(PREFIX + name, copy, Optional.empty());
  }

  boolean ours() {
    return name.startsWith(PREFIX);
  }

  /** {@code capability.part}, the folder of the source. */
  String part() {
    return name.substring(PREFIX.length());
  }

  /** First word of {@link #part}. */
  String capability() {
    return part().substring(0, part().indexOf('.'));
  }

  boolean api() {
    return part().equals(capability() + ".api");
  }

  Map<String, Attrs> exports() {
    return clauses("Export-Package");
  }

  Map<String, Attrs> imports() {
    return clauses("Import-Package");
  }

  Map<String, Attrs> clauses(String header) {
    Parameters parsed = OSGiHeader.parseHeader(headers.getOrDefault(header, ""));
    return parsed.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
  }
}
