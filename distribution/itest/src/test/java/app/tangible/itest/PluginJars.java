package app.tangible.itest;

import app.tangible.metadata.MetadataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes plug-ins: variants of the sample, and some with a fault. */
final class PluginJars {

  private static final String FILMS = "app/tangible/sample/metadata/films.properties";

  private PluginJars() {}

  /** The sample of this version, which says this of Sintel. */
  static byte[] sample(Path sample, String version, String synopsis) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (JarFile jar = new JarFile(sample.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
        entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
      }
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      entries.remove(JarFile.MANIFEST_NAME);
      entries.put(FILMS, ("sintel=" + synopsis).getBytes(StandardCharsets.ISO_8859_1));
      return jar(manifest, entries);
    }
  }

  /** A bundle of one component of this class, importing this. */
  static byte[] component(String name, Class<? extends MetadataSource> type, String imports)
      throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    String description =
        """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" immediate="true">
          <service><provide interface="app.tangible.metadata.MetadataSource"/></service>
          <implementation class="%s"/>
        </scr:component>
        """
            .formatted(name, type.getName());
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
      return bundle(
          name,
          Map.of("Import-Package", imports, "Service-Component", "OSGI-INF/component.xml"),
          Map.of(
              file,
              bytes.readAllBytes(),
              "OSGI-INF/component.xml",
              description.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** A bundle of these headers and files. */
  static byte[] bundle(String name, Map<String, String> headers, Map<String, byte[]> entries)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", "1.0.0");
    headers.forEach(main::putValue);
    return jar(manifest, entries);
  }

  private static byte[] jar(Manifest manifest, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static void write(Path file, byte[] jar) throws IOException {
    Files.write(file, jar);
  }
}
