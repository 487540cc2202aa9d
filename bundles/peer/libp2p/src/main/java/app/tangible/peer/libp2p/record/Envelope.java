package app.tangible.peer.libp2p.record;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerId;
import app.tangible.peer.Protobuf;
import app.tangible.peer.Varint;
import app.tangible.peer.libp2p.keys.PeerKey;
import app.tangible.peer.transport.NodeIdentity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A payload that a peer signed for one purpose (RFC 0002).
 *
 * @param signer whose key signed
 * @param payload what was signed
 */
public record Envelope(PeerId signer, byte[] payload) {

  /** No envelope that is opened is greater. */
  public static final int MAX_BYTES = 16 * 1024;

  /**
   * Signs.
   *
   * @param domain what the signature is for
   * @param type of the payload, a multicodec
   * @return the message {@code Envelope}
   */
  public static byte[] seal(NodeIdentity self, String domain, byte[] type, byte[] payload) {
    return Protobuf.writer()
        .bytes(1, self.publicKey())
        .bytes(2, type)
        .bytes(3, payload)
        .bytes(5, self.sign(signed(domain, type, payload)))
        .toBytes();
  }

  /**
   * Reads and verifies.
   *
   * @throws MalformedException when it is malformed, of another type, or not signed for this domain
   */
  public static Envelope open(byte[] envelope, String domain, byte[] type) {
    if (envelope.length > MAX_BYTES) {
      throw new MalformedException("an envelope of " + envelope.length + " bytes");
    }
    byte[] key = {};
    byte[] found = {};
    byte[] payload = {};
    byte[] signature = {};
    Protobuf.Reader in = Protobuf.reader(envelope);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.bytes();
        case 2 -> found = in.bytes();
        case 3 -> payload = in.bytes();
        case 5 -> signature = in.bytes();
        default -> in.skip();
      }
    }
    if (!Arrays.equals(found, type)) {
      throw new MalformedException("an envelope of another type");
    }
    PeerKey signer = PeerKey.decode(key);
    if (!signer.verifies(signed(domain, type, payload), signature)) {
      throw new MalformedException("an envelope that its key did not sign for " + domain);
    }
    return new Envelope(signer.id(), payload);
  }

  private static byte[] signed(String domain, byte[] type, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 64);
    for (byte[] part : new byte[][] {domain.getBytes(StandardCharsets.UTF_8), type, payload}) {
      out.writeBytes(Varint.encode(part.length));
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
