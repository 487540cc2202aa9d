package app.tangible.decoder.protocol;

import java.nio.ByteBuffer;

/**
 * Asks for clear bytes.
 *
 * @param position in the clear view, not negative
 * @param length 1 to 1 MiB; the answer may be shorter and never spans two records
 */
public record ReadRequest(long position, int length) {

  /** The most that one answer carries. */
  public static final int MAX_LENGTH = 1 << 20;

  static final int BYTES = 12;

  /** Refuses numbers out of bounds. */
  public ReadRequest {
    if (position < 0 || length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a read asks for 1 to 1048576 bytes at 0 or more, got " + length + " at " + position);
    }
  }

  /** From the body of a message; {@link IllegalArgumentException} when out of bounds. */
  public static ReadRequest decode(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    return new ReadRequest(in.getLong(), in.getInt());
  }

  /** The body of a message. */
  public byte[] encode() {
    return ByteBuffer.allocate(BYTES).putLong(position).putInt(length).array();
  }
}
