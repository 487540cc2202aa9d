package app.tangible.soak;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.Ask;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A household without a screen: its keys, and what it signs. Stands in for the decoder too, so that
 * a whole resale costs some milliseconds of this process.
 */
final class Shopper {

  private static final byte[] RECEIPT_CONTEXT =
      "tangible/destruction/1\0".getBytes(StandardCharsets.UTF_8);

  private final OwnerKeys owners;
  private final byte[] ownerKey;
  private final KeyPair device;
  private final KeyPair receipts;

  Shopper(OwnerKeys owners) throws GeneralSecurityException {
    this.owners = owners;
    ownerKey = owners.generate();
    KeyPairGenerator ed25519 = KeyPairGenerator.getInstance("Ed25519");
    device = ed25519.generateKeyPair();
    receipts = ed25519.generateKeyPair();
  }

  OwnerPublicKey owner() {
    return owners.publicKeyOf(ownerKey);
  }

  /** 0x and 40 hex digits. */
  String address() {
    return owners.addressOf(owner()).text();
  }

  DeviceId deviceId() {
    return DeviceId.of(raw(device.getPublic()));
  }

  DeviceSignature sign(byte[] message) {
    return DeviceSignature.of(ed25519(device.getPrivate(), message));
  }

  /** A grant for a fresh decoder key, as the backend reads it. */
  ObjectNode grant() throws GeneralSecurityException {
    AgreementKey agreement =
        AgreementKey.of(raw(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic()));
    ReceiptKey receiptKey = ReceiptKey.of(raw(receipts.getPublic()));
    return JsonNodeFactory.instance
        .objectNode()
        .put("owner", owner().hex())
        .put("device", deviceId().hex())
        .put("agreement", agreement.hex())
        .put("receipts", receiptKey.hex())
        .put(
            "signature",
            owners
                .signText(ownerKey, DeviceGrant.statement(deviceId(), agreement, receiptKey))
                .hex());
  }

  /**
   * The body of an offer: receipt, ask, signature.
   *
   * @param agreement the key of the licence, 64 hex digits
   */
  ObjectNode offer(Held held, long priceUnits, long priceMinor, Instant deadline) {
    String payload =
        ("{\"agreement\":\"%s\",\"chainId\":%d,\"contract\":\"%s\",\"destroyed\":%d,"
                + "\"device\":\"%s\",\"licence\":\"%s\",\"tokenId\":\"%s\",\"version\":1}")
            .formatted(
                held.agreement(),
                held.chainId(),
                held.contract(),
                Instant.now().getEpochSecond(),
                deviceId().hex(),
                held.licence(),
                held.token());
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    byte[] signature = ed25519(receipts.getPrivate(), join(RECEIPT_CONTEXT, bytes));
    Ask ask =
        new Ask(
            held.chainId(),
            held.contract(),
            held.token(),
            priceUnits,
            held.nonce(),
            deadline,
            Optional.empty(),
            "0x" + HexFormat.of().formatHex(sha256(join(bytes, signature))));
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("kind", "SALE");
    body.putObject("price").put("minorUnits", priceMinor).put("currency", "EUR");
    body.put("deadline", ask.deadline().getEpochSecond());
    body.putObject("ask")
        .put("tokenId", ask.tokenId())
        .put("price", ask.priceUnits())
        .put("nonce", ask.nonce())
        .put("deadline", ask.deadline().getEpochSecond())
        .put("buyer", "0x" + "0".repeat(40))
        .put("receipt", ask.receipt());
    body.put("askSignature", "0x" + owners.signTyped(ownerKey, ask.message()).hex());
    body.putObject("receipt")
        .put("payload", Base64.getEncoder().encodeToString(bytes))
        .put("signature", HexFormat.of().formatHex(signature));
    return body;
  }

  /**
   * A licence that this household holds.
   *
   * @param agreement key it was sealed to, 64 hex digits
   */
  record Held(
      String licence, String token, long nonce, long chainId, String contract, String agreement) {}

  /** The last 32 bytes of an RFC 8410 public key are the key. */
  private static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  private static byte[] ed25519(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
