package app.tangible.peer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who a peer is: the multihash of its public key (libp2p specs, peer-ids). It says who, never
 * where.
 *
 * @param text base58btc of the multihash: {@code 12D3Koo…} for an Ed25519 key, {@code Qm…} for a
 *     hashed one
 */
public record PeerId(String text) implements Comparable<PeerId> {

  private static final int IDENTITY = 0x00;
  private static final int SHA256 = 0x12;
  private static final int INLINED_AT_MOST = 42;
  private static final int CID_V1 = 1;
  private static final int LIBP2P_KEY = 0x72;
  private static final int MAX_TEXT = 128;
  // PublicKey { Type = 1 (Ed25519); Data = 32 bytes }
  private static final byte[] ED25519 = {0x08, 0x01, 0x12, 0x20};
  private static final int ED25519_BYTES = 32;

  /** Checks the text. */
  public PeerId {
    check(decode(text));
  }

  /** The id of the peer with this raw Ed25519 public key of 32 bytes. */
  public static PeerId ofEd25519(byte[] publicKey) {
    if (publicKey.length != ED25519_BYTES) {
      throw new MalformedException("an Ed25519 key has 32 bytes, not " + publicKey.length);
    }
    return ofKey(
        ByteBuffer.allocate(ED25519.length + ED25519_BYTES).put(ED25519).put(publicKey).array());
  }

  /**
   * The id of the peer with this key.
   *
   * @param publicKey libp2p's message {@code PublicKey}
   */
  public static PeerId ofKey(byte[] publicKey) {
    boolean inlined = publicKey.length <= INLINED_AT_MOST;
    byte[] digest = inlined ? publicKey : sha256(publicKey);
    return of(
        ByteBuffer.allocate(2 + digest.length)
            .put((byte) (inlined ? IDENTITY : SHA256))
            .put((byte) digest.length)
            .put(digest)
            .array());
  }

  /** The id that is this multihash. */
  public static PeerId of(byte[] multihash) {
    check(multihash);
    return new PeerId(Base58.encode(multihash));
  }

  /**
   * Reads a text: base58btc of the multihash, or a CIDv1 with the codec {@code libp2p-key} in
   * base32 or base58.
   *
   * @throws MalformedException when it is neither
   */
  public static PeerId parse(String text) {
    if (text.startsWith("1") || text.startsWith("Qm")) {
      return new PeerId(text);
    }
    if (text.length() < 2 || text.length() > MAX_TEXT) {
      throw new MalformedException("not a peer id: " + text.length() + " characters");
    }
    String digits = text.substring(1);
    return switch (text.charAt(0)) {
      case 'b' -> ofCid(Base32.decode(digits));
      case 'z' -> ofCid(Base58.decode(digits));
      default -> throw new MalformedException("a peer id begins with 1, Qm, b or z");
    };
  }

  private static PeerId ofCid(byte[] cid) {
    ByteBuffer in = ByteBuffer.wrap(cid);
    if (Varint.read(in) != CID_V1 || Varint.read(in) != LIBP2P_KEY) {
      throw new MalformedException("not a CIDv1 of a libp2p key");
    }
    return of(Arrays.copyOfRange(cid, in.position(), cid.length));
  }

  /** The multihash. */
  public byte[] bytes() {
    return Base58.decode(text);
  }

  /** The raw key, where the id holds it. */
  public Optional<byte[]> ed25519() {
    return key()
        .filter(key -> key.length == ED25519.length + ED25519_BYTES)
        .filter(key -> Arrays.equals(key, 0, ED25519.length, ED25519, 0, ED25519.length))
        .map(key -> Arrays.copyOfRange(key, ED25519.length, key.length));
  }

  /** The key as libp2p's message {@code PublicKey}, where the id holds it. */
  public Optional<byte[]> key() {
    byte[] multihash = bytes();
    return multihash[0] == IDENTITY
        ? Optional.of(Arrays.copyOfRange(multihash, 2, multihash.length))
        : Optional.empty();
  }

  /** As a CIDv1 in base32: {@code bafz…}. */
  public String toCid() {
    byte[] multihash = bytes();
    return "b"
        + Base32.encode(
            ByteBuffer.allocate(2 + multihash.length)
                .put((byte) CID_V1)
                .put((byte) LIBP2P_KEY)
                .put(multihash)
                .array());
  }

  @Override
  public int compareTo(PeerId other) {
    return text.compareTo(other.text);
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }

  private static byte[] decode(String text) {
    if (text.length() > MAX_TEXT) {
      throw new MalformedException("not a peer id: " + text.length() + " characters");
    }
    return Base58.decode(text);
  }

  private static void check(byte[] multihash) {
    if (multihash.length < 2 || multihash[1] != multihash.length - 2) {
      throw new MalformedException("a peer id is a multihash of its whole length");
    }
    boolean inlined = multihash[0] == IDENTITY && multihash[1] <= INLINED_AT_MOST;
    if (!inlined && !(multihash[0] == SHA256 && multihash[1] == 32)) {
      throw new MalformedException("a peer id holds a key of at most 42 bytes, or a SHA-256");
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
