package app.tangible.trial;

import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.HttpSignature;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** An owner with one device that signs its requests. */
final class Household {

  private static final BouncyCastleOwnerKeys OWNERS = new BouncyCastleOwnerKeys();

  private static final ReceiptKey RECEIPTS = new ReceiptKey("17".repeat(32));

  final AgreementPair agreement = new BouncyCastleKeySealing().generate();
  final DeviceGrant grant;
  private final KeyPair device;

  Household() throws GeneralSecurityException {
    device = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] spki = device.getPublic().getEncoded();
    DeviceId id = DeviceId.of(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
    byte[] owner = OWNERS.generate();
    grant =
        new DeviceGrant(
            OWNERS.publicKeyOf(owner),
            id,
            agreement.publicKey(),
            RECEIPTS,
            OWNERS.signText(owner, DeviceGrant.statement(id, agreement.publicKey(), RECEIPTS)));
  }

  String order(String edition) {
    return """
    {"edition":"%s","grant":{"owner":"%s","device":"%s","agreement":"%s","receipts":"%s",\
    "signature":"%s"}}\
    """
        .formatted(
            edition,
            grant.owner(),
            grant.device(),
            grant.agreement(),
            grant.receipts(),
            grant.signature());
  }

  HttpRequest.Builder get(URI uri) {
    return signed("GET", uri, "", Optional.empty()).GET();
  }

  HttpRequest.Builder post(URI uri, String body, Optional<String> key) {
    return signed("POST", uri, body, key).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder signed(String method, URI uri, String body, Optional<String> key) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    key.ifPresent(value -> request.header("Idempotency-Key", value));
    HttpSignature.sign(
            new HttpSignature.Request(
                method,
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                body.getBytes(StandardCharsets.UTF_8),
                key),
            grant.device(),
            this::sign,
            Instant.now())
        .forEach(request::header);
    return request;
  }

  private DeviceSignature sign(byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(device.getPrivate());
      ed25519.update(message);
      return DeviceSignature.of(ed25519.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
