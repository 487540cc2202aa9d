package app.tangible.web.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** A certificate that the household has for names of this machine. */
record Certificate(SslContextFactory.Server context, List<String> names) {

  private static final int DNS_NAME = 2;

  /**
   * Empty where none is named.
   *
   * @throws IOException when it is named and cannot be read, or is for no name
   */
  static Optional<Certificate> read(String file, String password) throws IOException {
    if (file.isBlank()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      List<String> names = names(store);
      if (names.isEmpty()) {
        throw new IOException("the certificate in keystore is for no plain name");
      }
      SslContextFactory.Server context = new SslContextFactory.Server();
      context.setKeyStore(store);
      context.setKeyStorePassword(password);
      context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
      return Optional.of(new Certificate(context, names));
    } catch (GeneralSecurityException e) {
      throw new IOException("the keystore cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> names(KeyStore store) throws GeneralSecurityException {
    List<String> names = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.getCertificate(alias) instanceof X509Certificate certificate
          && certificate.getSubjectAlternativeNames() != null) {
        for (List<?> name : certificate.getSubjectAlternativeNames()) {
          if (Integer.valueOf(DNS_NAME).equals(name.getFirst())
              && !String.valueOf(name.get(1)).startsWith("*")) {
            names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    return names;
  }
}
