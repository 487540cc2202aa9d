package app.tangible.peer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * The unsigned varint of multiformats: seven bits a byte, the lowest first, at most nine bytes,
 * never longer than needed.
 */
public final class Varint {

  /** No varint is longer. */
  public static final int MAX_BYTES = 9;

  private Varint() {}

  /**
   * The bytes of this value.
   *
   * @param value not negative
   */
  public static byte[] encode(long value) {
    byte[] bytes = new byte[size(value)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (value >>> 7 * i & 0x7f | (i + 1 < bytes.length ? 0x80 : 0));
    }
    return bytes;
  }

  /** How many bytes it takes. */
  public static int size(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a varint is not negative: " + value);
    }
    return Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  /** Writes the bytes of this value. */
  public static void write(OutputStream out, long value) throws IOException {
    out.write(encode(value));
  }

  /**
   * Reads one.
   *
   * @throws MalformedException when it is cut, too long, or longer than needed
   */
  public static long read(ByteBuffer from) {
    long value = 0;
    for (int i = 0; i < MAX_BYTES; i++) {
      if (!from.hasRemaining()) {
        throw new MalformedException("a varint is cut");
      }
      byte b = from.get();
      value |= (b & 0x7fL) << 7 * i;
      if (b >= 0) {
        if (i > 0 && b == 0) {
          throw new MalformedException("a varint is longer than needed");
        }
        return value;
      }
    }
    throw new MalformedException("a varint has more than nine bytes");
  }

  /**
   * Reads one, byte by byte.
   *
   * @throws EOFException when the stream ends before or within it
   * @throws ProtocolException when it is too long, or longer than needed
   */
  public static long read(InputStream in) throws IOException {
    return readAfter(in.read(), in);
  }

  /** The same, when its first byte was read already, to see whether the stream ends there. */
  public static long readAfter(int first, InputStream in) throws IOException {
    long value = 0;
    int b = first;
    for (int i = 0; i < MAX_BYTES; i++) {
      if (b < 0) {
        throw new EOFException("the stream ends where a varint should be");
      }
      value |= (b & 0x7fL) << 7 * i;
      if (b < 0x80) {
        if (i > 0 && b == 0) {
          throw new ProtocolException("a varint is longer than needed");
        }
        return value;
      }
      b = i < MAX_BYTES - 1 ? in.read() : b;
    }
    throw new ProtocolException("a varint has more than nine bytes");
  }
}
