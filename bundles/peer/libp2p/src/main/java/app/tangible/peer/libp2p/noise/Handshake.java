package app.tangible.peer.libp2p.noise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The pattern XX (Noise, 7.5), message by message; each method is one, and they are called in the
 * order of the pattern.
 *
 * <pre>
 * -&gt; e
 * &lt;- e, ee, s, es
 * -&gt; s, se
 * </pre>
 */
final class Handshake implements AutoCloseable {

  static final String NAME = "Noise_XX_25519_ChaChaPoly_SHA256";

  private final Symmetric symmetric;
  private final DhKey own;
  private final DhKey ephemeral;
  private byte[] theirs = new byte[0];
  private byte[] theirEphemeral = new byte[0];

  Handshake(byte[] prologue, DhKey own, DhKey ephemeral) {
    this.own = own;
    this.ephemeral = ephemeral;
    symmetric = new Symmetric(NAME, prologue);
  }

  /** The initiator's first: {@code e}. */
  byte[] writeFirst(byte[] payload) throws IOException {
    byte[] e = ephemeral.publicKey();
    symmetric.mixHash(e);
    return join(e, symmetric.encryptAndHash(payload));
  }

  /** The responder reads {@code e}; its payload is in clear. */
  byte[] readFirst(byte[] message) throws IOException {
    Parts parts = new Parts(message);
    theirEphemeral = parts.next(DhKey.BYTES);
    symmetric.mixHash(theirEphemeral);
    return symmetric.decryptAndHash(parts.rest());
  }

  /** The responder's: {@code e, ee, s, es}. */
  byte[] writeSecond(byte[] payload) throws IOException {
    byte[] e = ephemeral.publicKey();
    symmetric.mixHash(e);
    symmetric.mixKey(ephemeral.agree(theirEphemeral));
    byte[] s = symmetric.encryptAndHash(own.publicKey());
    symmetric.mixKey(own.agree(theirEphemeral));
    return join(e, s, symmetric.encryptAndHash(payload));
  }

  /** The initiator reads {@code e, ee, s, es}. */
  byte[] readSecond(byte[] message) throws IOException {
    Parts parts = new Parts(message);
    theirEphemeral = parts.next(DhKey.BYTES);
    symmetric.mixHash(theirEphemeral);
    symmetric.mixKey(ephemeral.agree(theirEphemeral));
    theirs = symmetric.decryptAndHash(parts.next(DhKey.BYTES + CipherState.TAG_BYTES));
    symmetric.mixKey(ephemeral.agree(theirs));
    return symmetric.decryptAndHash(parts.rest());
  }

  /** The initiator's last: {@code s, se}. */
  byte[] writeThird(byte[] payload) throws IOException {
    byte[] s = symmetric.encryptAndHash(own.publicKey());
    symmetric.mixKey(own.agree(theirEphemeral));
    return join(s, symmetric.encryptAndHash(payload));
  }

  /** The responder reads {@code s, se}. */
  byte[] readThird(byte[] message) throws IOException {
    Parts parts = new Parts(message);
    theirs = symmetric.decryptAndHash(parts.next(DhKey.BYTES + CipherState.TAG_BYTES));
    symmetric.mixKey(ephemeral.agree(theirs));
    return symmetric.decryptAndHash(parts.rest());
  }

  /** The static key of the other end. */
  byte[] theirs() {
    return theirs.clone();
  }

  /** The keys from the initiator to the responder, and back. The caller wipes them. */
  byte[][] split() {
    return symmetric.split();
  }

  /** The hash of all that was said, which both ends have. */
  byte[] hash() {
    return symmetric.hash();
  }

  @Override
  public void close() {
    symmetric.close();
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }

  /** Cuts a message into its parts. */
  private static final class Parts {

    private final byte[] message;
    private int at;

    Parts(byte[] message) {
      this.message = message;
    }

    byte[] next(int length) throws IOException {
      if (message.length - at < length) {
        throw new IOException("a message of a handshake is cut");
      }
      at += length;
      return Arrays.copyOfRange(message, at - length, at);
    }

    byte[] rest() {
      return Arrays.copyOfRange(message, at, message.length);
    }
  }
}
