package app.tangible.peer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Protocol Buffers, as much as libp2p's messages need: varints, bytes, texts, messages within
 * messages. Fields that nobody asks for are passed over; groups are refused.
 */
public final class Protobuf {

  /** More fields than this in one message are refused. */
  public static final int MAX_FIELDS = 10_000;

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private Protobuf() {}

  /** Reads this message. */
  public static Reader reader(byte[] message) {
    return new Reader(message, 0, message.length);
  }

  /** A message to be written. */
  public static Writer writer() {
    return new Writer();
  }

  /**
   * Reads one message that is preceded by its length as a varint.
   *
   * @param limit more bytes are refused before they are read
   * @throws ProtocolException when it is longer
   */
  public static byte[] readDelimited(InputStream in, int limit) throws IOException {
    return body(in, Varint.read(in), limit);
  }

  /** The same; empty when the stream ends before the message. */
  public static Optional<byte[]> readDelimitedOrEnd(InputStream in, int limit) throws IOException {
    int first = in.read();
    return first < 0 ? Optional.empty() : Optional.of(body(in, Varint.readAfter(first, in), limit));
  }

  private static byte[] body(InputStream in, long length, int limit) throws IOException {
    if (length > limit) {
      throw new ProtocolException("a message of " + length + " bytes, at most " + limit);
    }
    byte[] message = in.readNBytes((int) length);
    if (message.length < length) {
      throw new EOFException("the stream ends within a message");
    }
    return message;
  }

  /** Writes one message preceded by its length as a varint, in one piece. */
  public static void writeDelimited(OutputStream out, byte[] message) throws IOException {
    byte[] length = Varint.encode(message.length);
    byte[] both = Arrays.copyOf(length, length.length + message.length);
    System.arraycopy(message, 0, both, length.length, message.length);
    out.write(both);
    out.flush();
  }

  /**
   * Goes through the fields of a message: {@code while (r.next()) switch (r.field()) …}. A field
   * whose value was not taken is passed over. Every method throws {@link MalformedException} where
   * the message is cut or the field is of another type.
   */
  public static final class Reader {

    private final byte[] message;
    private final int end;
    private int at;
    private int tag = -1;
    private int fields;
    private boolean taken = true;

    private Reader(byte[] message, int from, int end) {
      this.message = message;
      at = from;
      this.end = end;
    }

    /** Goes to the next field; false at the end. */
    public boolean next() {
      if (!taken) {
        skip();
      }
      if (at == end) {
        return false;
      }
      if (++fields > MAX_FIELDS) {
        throw new MalformedException("a message has more than " + MAX_FIELDS + " fields");
      }
      long read = raw();
      if (read >>> 3 == 0 || read >>> 3 > 0x1fffffff) {
        throw new MalformedException("a field has a number that is none");
      }
      tag = (int) read;
      taken = false;
      return true;
    }

    /** Its number. */
    public int field() {
      return tag >>> 3;
    }

    /** Its number on the wire: 0 varint, 1 fixed 64, 2 bytes, 5 fixed 32. */
    public int wireType() {
      return tag & 7;
    }

    /** Its value; a negative one is an unsigned one of 64 bits. */
    public long varint() {
      take(VARINT);
      return raw();
    }

    /** Its value of eight bytes, the lowest first. */
    public long fixed64() {
      take(FIXED64);
      int from = at;
      advance(8);
      long value = 0;
      for (int i = 7; i >= 0; i--) {
        value = value << 8 | message[from + i] & 0xff;
      }
      return value;
    }

    /** Its value as a number of Java's; others are refused. */
    public int number() {
      long value = varint();
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw new MalformedException("a number is too great");
      }
      return (int) value;
    }

    /** Its value: anything but zero is true. */
    public boolean flag() {
      return varint() != 0;
    }

    /** A copy of its value. */
    public byte[] bytes() {
      int from = span();
      return Arrays.copyOfRange(message, from, at);
    }

    /** A copy of its value; one of more bytes than the limit is refused. */
    public byte[] bytes(int limit) {
      int from = span();
      if (at - from > limit) {
        throw new MalformedException(
            "field " + field() + " has " + (at - from) + " bytes, at most " + limit);
      }
      return Arrays.copyOfRange(message, from, at);
    }

    /** Its value as UTF-8; what is not UTF-8 is replaced. */
    public String text() {
      int from = span();
      return new String(message, from, at - from, StandardCharsets.UTF_8);
    }

    /** Its value as UTF-8; one of more bytes than the limit is refused. */
    public String text(int limit) {
      return new String(bytes(limit), StandardCharsets.UTF_8);
    }

    /** Its value as a message of its own. */
    public Reader message() {
      int from = span();
      return new Reader(message, from, at);
    }

    /** Passes over its value. */
    public void skip() {
      taken = true;
      switch (wireType()) {
        case VARINT -> raw();
        case FIXED64 -> advance(8);
        case BYTES -> advance(raw());
        case FIXED32 -> advance(4);
        default -> throw new MalformedException("a field of wire type " + wireType());
      }
    }

    private void take(int type) {
      if (taken || wireType() != type) {
        throw new MalformedException("field " + field() + " has the wire type " + wireType());
      }
      taken = true;
    }

    private int span() {
      take(BYTES);
      long length = raw();
      int from = at;
      advance(length);
      return from;
    }

    private void advance(long length) {
      if (length < 0 || length > end - at) {
        throw new MalformedException("a message is cut");
      }
      at += (int) length;
    }

    private long raw() {
      long value = 0;
      for (int shift = 0; shift < 70; shift += 7) {
        if (at == end) {
          throw new MalformedException("a message is cut");
        }
        byte b = message[at++];
        value |= (b & 0x7fL) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw new MalformedException("a number has more than ten bytes");
    }
  }

  /** Writes the fields of a message in the order of its calls. */
  public static final class Writer {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    private Writer() {}

    /** A number; a negative one is an unsigned one of 64 bits. */
    public Writer varint(int field, long value) {
      raw((long) field << 3 | VARINT);
      raw(value);
      return this;
    }

    /** A number of eight bytes, the lowest first. */
    public Writer fixed64(int field, long value) {
      raw((long) field << 3 | FIXED64);
      for (int i = 0; i < 8; i++) {
        out.write((int) (value >>> 8 * i));
      }
      return this;
    }

    /** True or false. */
    public Writer flag(int field, boolean value) {
      return varint(field, value ? 1 : 0);
    }

    /** Bytes. */
    public Writer bytes(int field, byte[] value) {
      raw((long) field << 3 | BYTES);
      raw(value.length);
      out.writeBytes(value);
      return this;
    }

    /** A text. */
    public Writer text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A message within. */
    public Writer message(int field, Writer value) {
      return bytes(field, value.toBytes());
    }

    /** The message so far. */
    public byte[] toBytes() {
      return out.toByteArray();
    }

    private void raw(long value) {
      long left = value;
      while ((left & ~0x7fL) != 0) {
        out.write((int) (left & 0x7f | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
    }
  }
}
