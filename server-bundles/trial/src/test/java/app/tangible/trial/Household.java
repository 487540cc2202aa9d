package app.tangible.trial;

import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.HttpSignature;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.TypedMessage;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** An owner with one device that signs its requests, and what their decoder would do. */
final class Household {

  private static final BouncyCastleOwnerKeys OWNERS = new BouncyCastleOwnerKeys();

  final AgreementPair agreement = freshAgreement();
  final DeviceGrant grant;
  private final byte[] owner = OWNERS.generate();
  private final KeyPair device;
  private final KeyPair receipts;

  Household() throws GeneralSecurityException {
    device = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    receipts = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    grant = grant(agreement);
  }

  private static byte[] raw(PublicKey key) {
    byte[] spki = key.getEncoded();
    return Arrays.copyOfRange(spki, spki.length - 32, spki.length);
  }

  static AgreementPair freshAgreement() {
    return new BouncyCastleKeySealing().generate();
  }

  /** The owner's word for the device with this key of its decoder. */
  DeviceGrant grant(AgreementPair key) {
    DeviceId id = device();
    ReceiptKey receiptKey = ReceiptKey.of(raw(receipts.getPublic()));
    return new DeviceGrant(
        owner(),
        id,
        key.publicKey(),
        receiptKey,
        OWNERS.signText(owner, DeviceGrant.statement(id, key.publicKey(), receiptKey)));
  }

  /** This owner's word for another's device. */
  DeviceGrant grantFor(Household other) {
    return new DeviceGrant(
        owner(),
        other.device(),
        other.grant.agreement(),
        other.grant.receipts(),
        OWNERS.signText(
            owner,
            DeviceGrant.statement(
                other.device(), other.grant.agreement(), other.grant.receipts())));
  }

  DeviceId device() {
    return DeviceId.of(raw(device.getPublic()));
  }

  OwnerPublicKey owner() {
    return OWNERS.publicKeyOf(owner);
  }

  String address() {
    return OWNERS.addressOf(owner()).text();
  }

  OwnerSignature sign(TypedMessage message) {
    return OWNERS.signTyped(owner, message);
  }

  OwnerSignature sign(LoanStatement loan) {
    return OWNERS.signText(owner, loan.text());
  }

  /** What the decoder says when it has destroyed the licence's key. */
  SignedDocument destroyed(LicenceDocument licence) {
    return new SignedDestructionReceipts()
        .sign(
            new DestructionReceipt(
                licence.id(),
                licence.chainId(),
                licence.contract(),
                licence.tokenId(),
                device(),
                licence.devices().getFirst().agreement(),
                Instant.ofEpochSecond(Instant.now().getEpochSecond())),
            receipts.getPrivate());
  }

  String order(String edition) {
    return "{\"edition\":\"%s\",\"grant\":%s}".formatted(edition, json(grant));
  }

  static String json(DeviceGrant grant) {
    return """
    {"owner":"%s","device":"%s","agreement":"%s","receipts":"%s","signature":"%s"}\
    """
        .formatted(
            grant.owner(), grant.device(), grant.agreement(), grant.receipts(), grant.signature());
  }

  HttpRequest.Builder get(URI uri) {
    return signed("GET", uri, "", Optional.empty()).GET();
  }

  HttpRequest.Builder post(URI uri, String body, Optional<String> key) {
    return signed("POST", uri, body, key).POST(BodyPublishers.ofString(body));
  }

  HttpRequest.Builder put(URI uri, String body) {
    return signed("PUT", uri, body, Optional.empty()).PUT(BodyPublishers.ofString(body));
  }

  HttpRequest.Builder delete(URI uri, String body) {
    return signed("DELETE", uri, body, Optional.empty())
        .method("DELETE", body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
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
