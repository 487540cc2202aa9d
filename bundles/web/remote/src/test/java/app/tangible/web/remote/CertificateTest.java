package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A household that has a certificate of its own. */
class CertificateTest {

  private static final String PASSWORD = "correct horse";

  @TempDir static Path keys;
  private static Path keystore;
  @TempDir Path folder;

  /** As the JDK's keytool makes one. */
  @BeforeAll
  static void makeOne() throws Exception {
    keystore = make("DNS:localhost");
  }

  private static Path make(String names) throws Exception {
    Path file = keys.resolve(names.hashCode() + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "home",
                "-keyalg",
                "EC",
                "-dname",
                "CN=home",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }

  private House house() throws Exception {
    return new House(
        folder,
        Map.of("keystore", keystore.toString(), "_keystorePassword", PASSWORD, "securePort", 0),
        50);
  }

  private static HttpClient trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("home", store.getCertificate("home"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void thePageIsServedByTlsUnderItsNameAndItsCookiesNeverGoWithout() throws Exception {
    try (House house = house();
        HttpClient http = trusting()) {
      URI page = house.pages().getFirst();
      assertThat(page.toString()).startsWith("https://localhost:");
      for (int i = 0; i < 40; i++) {
        // Many requests over one line: the watch for dribbling ones sees that they get whole.
        assertThat(
                http.send(HttpRequest.newBuilder(page.resolve("/")).build(), text()).statusCode())
            .isEqualTo(200);
      }
      HttpRequest asking =
          HttpRequest.newBuilder(page.resolve("/remote/v1/pairing"))
              .header(Door.OWN_HEADER, "1")
              .header("Origin", page.toString())
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"code\":\"" + house.invited() + "\",\"name\":\"Phone\"}"))
              .build();
      HttpResponse<String> asked = http.send(asking, text());
      assertThat(asked.statusCode()).isEqualTo(201);
      assertThat(asked.headers().allValues("Set-Cookie"))
          .singleElement()
          .asString()
          .contains("Secure", "HttpOnly", "SameSite=Strict");
      assertThat(house.send(house.to("/")).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  @Test
  void withoutOneThereIsNoTls() throws Exception {
    assertThat(Certificate.read("", "")).isEmpty();
    try (House house = new House(folder)) {
      assertThat(house.pages()).noneMatch(page -> page.getScheme().equals("https"));
    }
  }

  @Test
  void oneThatCannotBeUsedIsSaid() throws Exception {
    String any = make("DNS:*.example").toString();
    for (List<String> wrong :
        List.of(
            List.of(keystore.toString(), "wrong"),
            List.of(any, PASSWORD),
            List.of(keys.resolve("none").toString(), PASSWORD))) {
      assertThatThrownBy(() -> Certificate.read(wrong.getFirst(), wrong.getLast()))
          .isInstanceOf(IOException.class);
    }
  }
}
