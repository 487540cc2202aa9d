package app.tangible.host.felix;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.slf4j.LoggerFactory;

/** A jar of the folder, read once into a copy of our own: what was checked is what is installed. */
sealed interface PluginJar {

  record Whole(Path copy, PluginFile.Stamp stamp, String symbolicName, String version)
      implements PluginJar {

    void delete() {
      PluginJar.delete(copy);
    }

    InputStream open() throws IOException {
      return Files.newInputStream(copy);
    }
  }

  /** No jar of a bundle, at least not yet. */
  record NotWhole(String problem) implements PluginJar {}

  long MAX_BYTES = 64L * 1024 * 1024;

  static PluginJar read(Path file, PluginFile.Stamp stamp, Path work) {
    if (stamp.bytes() > MAX_BYTES) {
      return new NotWhole("it is larger than " + MAX_BYTES + " bytes");
    }
    try {
      Path copy = Files.createTempFile(work, "plugin-", ".jar");
      PluginJar read = copyAndRead(file, stamp, copy);
      if (read instanceof NotWhole) {
        delete(copy);
      }
      return read;
    } catch (IOException failure) {
      throw new UncheckedIOException("no copy in " + work, failure);
    }
  }

  private static PluginJar copyAndRead(Path file, PluginFile.Stamp stamp, Path copy) {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(copy)) {
      in.transferTo(out);
    } catch (IOException failure) {
      return new NotWhole("it cannot be read: " + failure);
    }
    if (!PluginFile.Stamp.of(file).equals(Optional.of(stamp))) {
      return new NotWhole("it is being written");
    }
    try (JarFile jar = new JarFile(copy.toFile())) {
      return read(jar.getManifest(), stamp, copy);
    } catch (IOException | SecurityException wrong) {
      return new NotWhole("it is no whole jar (" + wrong.getMessage() + "): copy it here again");
    }
  }

  private static PluginJar read(Manifest manifest, PluginFile.Stamp stamp, Path copy) {
    Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String name = main.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (name == null || name.isBlank()) {
      return new NotWhole("it is a jar, but no bundle: its manifest has no Bundle-SymbolicName");
    }
    String version = Optional.ofNullable(main.getValue(Constants.BUNDLE_VERSION)).orElse("0");
    return new Whole(copy, stamp, name.split(";", 2)[0].strip(), version);
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException failure) {
      LoggerFactory.getLogger(PluginJar.class).warn("{} stays behind", copy, failure);
    }
  }
}
