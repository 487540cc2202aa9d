package app.tangible.decoder.sandbox;

import app.tangible.host.ProductHome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A product's home whose distribution holds the guest's jars, found on the tests' class path. */
record TestHome(Path home, Path distribution) implements ProductHome {

  /** One class of each jar that the guest needs. */
  private static final List<String> GUEST =
      List.of(
          "app.tangible.decoder.guest.Guest",
          "app.tangible.decoder.Decoder",
          "app.tangible.content.ContentOpener",
          "app.tangible.content.sealed1.RecordOpener",
          "app.tangible.licence.LicenceChecker",
          "app.tangible.licence.certificate.CertificateLicenceChecker",
          "app.tangible.identity.KeySealing",
          "app.tangible.identity.bouncycastle.BouncyCastleKeySealing",
          "org.bouncycastle.crypto.hpke.HPKE",
          "com.fasterxml.jackson.core.JsonFactory");

  /** Fills {@code distribution/decoder}. */
  static Path distribution(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("decoder"));
    for (String name : GUEST) {
      try {
        Path source =
            Path.of(
                Class.forName(name, false, TestHome.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        Path jar = jars.resolve(name + ".jar");
        if (Files.isDirectory(source)) {
          pack(source, jar);
        } else {
          Files.copy(source, jar);
        }
      } catch (ClassNotFoundException | java.net.URISyntaxException e) {
        throw new IOException(e);
      }
    }
    return folder;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> found = Files.walk(classes)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
  }

  @Override
  public String product() {
    return "center";
  }

  @Override
  public Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
