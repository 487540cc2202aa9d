package app.tangible.peer;

import app.tangible.peer.transport.NodeIdentity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A payload and who signed it (libp2p specs, RFC 0002). One that {@link #open} answers is signed by
 * {@link #signer} for that domain; its key is one that {@link PeerKey} verifies.
 */
public final class SignedEnvelope {

  /** No envelope is longer. */
  public static final int MAX_BYTES = 16_384;

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
    PeerKey signer = PeerKey.decode(key);
    if (!signer.verifies(signed(domain, type, payload), signature)) {
      throw new MalformedException("an envelope is not signed by the key that it names");
    }
    return new SignedEnvelope(signer.id(), payload);
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
        new byte[][] {domain.getBytes(StandardCharsets.UTF_8), payloadType, payload}) {
      out.writeBytes(Varint.encode(part.length));
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
