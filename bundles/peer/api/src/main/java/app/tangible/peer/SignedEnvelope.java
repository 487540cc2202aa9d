package app.tangible.peer;

import app.tangible.peer.transport.NodeIdentity;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * A payload and who signed it (libp2p specs, RFC 0002). One that {@link #open} answers is signed by
 * {@link #signer} for that domain; keys of another kind than Ed25519 are refused.
 */
public final class SignedEnvelope {

  /** No envelope is longer. */
  public static final int MAX_BYTES = 16_384;

  // SubjectPublicKeyInfo of a raw Ed25519 key (RFC 8410).
  private static final byte[] SPKI = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private final PeerId signer;
  private final byte[] payload;

  private SignedEnvelope(PeerId signer, byte[] payload) {
    this.signer = signer;
    this.payload = payload;
  }

  /** The envelope, encoded. */
  public static byte[] seal(
      NodeIdentity identity, String domain, byte[] payloadType, byte[] payload) {
    return Protobuf.writer()
        .bytes(1, identity.publicKey())
        .bytes(2, payloadType)
        .bytes(3, payload)
        .bytes(5, identity.sign(signed(domain, payloadType, payload)))
        .toBytes();
  }

  /**
   * Reads and verifies.
   *
   * @throws MalformedException when it is no envelope of this domain and type, or not signed by the
   *     key that it names
   */
  public static SignedEnvelope open(byte[] envelope, String domain, byte[] payloadType) {
    if (envelope.length > MAX_BYTES) {
      throw new MalformedException("an envelope has at most " + MAX_BYTES + " bytes");
    }
    byte[] key = {};
    byte[] type = {};
    byte[] payload = {};
    byte[] signature = {};
    Protobuf.Reader in = Protobuf.reader(envelope);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.bytes();
        case 2 -> type = in.bytes();
        case 3 -> payload = in.bytes();
        case 5 -> signature = in.bytes();
        default -> {}
      }
    }
    if (!Arrays.equals(type, payloadType)) {
      throw new MalformedException("an envelope holds another kind of payload");
    }
    PeerId signer = PeerId.ofKey(key);
    byte[] raw =
        signer.ed25519().orElseThrow(() -> new MalformedException("no key of Ed25519 signed"));
    if (!verifies(raw, signed(domain, type, payload), signature)) {
      throw new MalformedException("an envelope is not signed by the key that it names");
    }
    return new SignedEnvelope(signer, payload);
  }

  /** Whose key signed. */
  public PeerId signer() {
    return signer;
  }

  /** What was signed. */
  public byte[] payload() {
    return payload.clone();
  }

  private static byte[] signed(String domain, byte[] payloadType, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 64);
    for (byte[] part :
        new byte[][] {
          domain.getBytes(java.nio.charset.StandardCharsets.UTF_8), payloadType, payload
        }) {
      out.writeBytes(Varint.encode(part.length));
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static boolean verifies(byte[] raw, byte[] message, byte[] signature) {
    try {
      byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + raw.length);
      System.arraycopy(raw, 0, encoded, SPKI.length, raw.length);
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException notAKeyOrSignature) {
      return false;
    }
  }
}
