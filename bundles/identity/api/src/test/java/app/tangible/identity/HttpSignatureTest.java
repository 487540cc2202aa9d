package app.tangible.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.HttpSignature.Request;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpSignatureTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final byte[] BODY = "{\"edition\":\"1\"}".getBytes(StandardCharsets.UTF_8);

  private final KeyPair pair = pair();
  private final DeviceId device = idOf(pair);
  private final Request order = request("POST", "/v1/purchases", "", BODY, Optional.of("key-1"));

  @Test
  void tellsWhoSigned() throws Exception {
    assertThat(HttpSignature.verify(order, headers(signed(order)), NOW)).isEqualTo(device);
    Request read =
        request("GET", "/v1/purchases/7", "known=PAID&wait=5", new byte[0], Optional.empty());
    assertThat(HttpSignature.verify(read, headers(signed(read)), NOW.plusSeconds(299)))
        .isEqualTo(device);
  }

  @Test
  void refusesAnythingThatIsNotWhatWasSigned() {
    Map<String, String> headers = signed(order);
    byte[] otherBody = "{\"edition\":\"2\"}".getBytes(StandardCharsets.UTF_8);
    for (Request changed :
        new Request[] {
          request("PUT", "/v1/purchases", "", BODY, Optional.of("key-1")),
          request("POST", "/v1/purchases/", "", BODY, Optional.of("key-1")),
          request("POST", "/v1/purchases", "a=b", BODY, Optional.of("key-1")),
          request("POST", "/v1/purchases", "", otherBody, Optional.of("key-1")),
          request("POST", "/v1/purchases", "", new byte[0], Optional.of("key-1")),
          request("POST", "/v1/purchases", "", BODY, Optional.of("key-2")),
          request("POST", "/v1/purchases", "", BODY, Optional.empty())
        }) {
      assertThatThrownBy(() -> HttpSignature.verify(changed, headers(headers), NOW))
          .as("%s %s?%s", changed.method(), changed.path(), changed.query())
          .isInstanceOf(SignatureException.class);
    }
  }

  @Test
  void refusesAnotherKeyInTheKeyid() {
    Map<String, String> headers = signed(order);
    headers.computeIfPresent(
        "Signature-Input", (name, value) -> value.replace(device.hex(), idOf(pair()).hex()));
    assertThatThrownBy(() -> HttpSignature.verify(order, headers(headers), NOW))
        .hasMessageContaining("not by device");
  }

  @Test
  void refusesTheRequestOfAnotherTime() {
    Map<String, String> headers = signed(order);
    for (Duration off : new Duration[] {Duration.ofSeconds(301), Duration.ofSeconds(-301)}) {
      assertThatThrownBy(() -> HttpSignature.verify(order, headers(headers), NOW.plus(off)))
          .hasMessageContaining("signed at");
    }
  }

  @Test
  void refusesMissingAndOversizedHeaders() {
    assertThatThrownBy(() -> HttpSignature.verify(order, name -> Optional.empty(), NOW))
        .hasMessageContaining("Signature-Input");
    String long64k = "tangible=(" + "\"a\" ".repeat(20_000) + ")";
    assertThatThrownBy(() -> HttpSignature.verify(order, name -> Optional.of(long64k), NOW))
        .hasMessageContaining("Signature-Input");
  }

  /** The key test-key-ed25519 and its signature of section B.2.6 of RFC 9421. */
  @Test
  void ed25519SignsAsInTheRfc() throws Exception {
    String base =
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n"
            + "\"@method\": POST\n"
            + "\"@path\": /foo\n"
            + "\"@authority\": example.com\n"
            + "\"content-type\": application/json\n"
            + "\"content-length\": 18\n"
            + "\"@signature-params\": (\"date\" \"@method\" \"@path\" \"@authority\""
            + " \"content-type\" \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    PrivateKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(
                new PKCS8EncodedKeySpec(
                    Base64.getDecoder()
                        .decode(
                            "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF")));
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initSign(key);
    ed25519.update(base.getBytes(StandardCharsets.UTF_8));
    assertThat(Base64.getEncoder().encodeToString(ed25519.sign()))
        .isEqualTo(
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
  }

  private Map<String, String> signed(Request request) {
    return HttpSignature.sign(request, device, message -> sign(pair, message), NOW);
  }

  private static java.util.function.Function<String, Optional<String>> headers(
      Map<String, String> headers) {
    return name -> Optional.ofNullable(headers.get(name));
  }

  private static Request request(
      String method, String path, String query, byte[] body, Optional<String> key) {
    return new Request(method, path, query, body, key);
  }

  private static DeviceSignature sign(KeyPair pair, byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(pair.getPrivate());
      ed25519.update(message);
      return DeviceSignature.of(ed25519.sign());
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static DeviceId idOf(KeyPair pair) {
    byte[] spki = pair.getPublic().getEncoded();
    return DeviceId.of(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
  }
}
