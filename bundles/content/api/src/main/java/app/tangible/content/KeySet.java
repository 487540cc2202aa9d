package app.tangible.content;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What one licence opens: the common key of all unmarked segments, and for each marked position the
 * segment secret of exactly one variant.
 *
 * <p>Guarantee: {@link #close} wipes it. Restriction: in clear only inside the protected decoder
 * and, while a licence is being sealed, in the publisher's key service.
 *
 * <p>Encoding: 32 bytes common key, uint32 count, then per marked segment uint32 segment, uint8
 * variant, 32 bytes secret; big-endian, segments ascending.
 */
public final class KeySet implements AutoCloseable {

  private static final int SECRET_BYTES = 32;
  private static final int ENTRY_BYTES = 4 + 1 + SECRET_BYTES;
  private static final int MAX_MARKED = 65_536;

  private final byte[] commonKey;
  private final byte[] marked;

  private KeySet(byte[] commonKey, byte[] marked) {
    this.commonKey = commonKey;
    this.marked = marked;
  }

  /** The key set of a film without marked segments; copies the 32 bytes. */
  public static KeySet common(byte[] commonKey) {
    if (commonKey.length != SECRET_BYTES) {
      throw new IllegalArgumentException("a common key has 32 bytes, got " + commonKey.length);
    }
    return new KeySet(commonKey.clone(), new byte[0]);
  }

  /** Reads {@link #encode}'s form; refuses any other length or order. */
  public static KeySet decode(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    if (encoded.length < SECRET_BYTES + 4) {
      throw new IllegalArgumentException("a key set has at least 36 bytes, got " + encoded.length);
    }
    byte[] commonKey = new byte[SECRET_BYTES];
    in.get(commonKey);
    int count = in.getInt();
    if (count < 0 || count > MAX_MARKED || in.remaining() != count * ENTRY_BYTES) {
      throw new IllegalArgumentException(
          "a key set of " + encoded.length + " bytes cannot hold " + count + " marks");
    }
    byte[] marked = new byte[count * ENTRY_BYTES];
    in.get(marked);
    long last = -1;
    for (int i = 0; i < count; i++) {
      long segment = Integer.toUnsignedLong(ByteBuffer.wrap(marked).getInt(i * ENTRY_BYTES));
      if (segment <= last) {
        throw new IllegalArgumentException("marked segments are not ascending at " + segment);
      }
      last = segment;
    }
    return new KeySet(commonKey, marked);
  }

  /** A copy the caller wipes. */
  public byte[] encode() {
    return ByteBuffer.allocate(SECRET_BYTES + 4 + marked.length)
        .put(commonKey)
        .putInt(marked.length / ENTRY_BYTES)
        .put(marked)
        .array();
  }

  /** A copy of the 32-byte common key; the caller wipes it. */
  public byte[] exposeCommonKey() {
    return commonKey.clone();
  }

  @Override
  public void close() {
    Arrays.fill(commonKey, (byte) 0);
    Arrays.fill(marked, (byte) 0);
  }
}
