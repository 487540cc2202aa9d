package app.tangible.content.unixfs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Fields of a protobuf message, as far as dag-pb and UnixFS have them. */
final class Bytes {

  static final int VARINT = 0;
  static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Bytes number(int field, long value) {
    varint(field << 3);
    return varint(value);
  }

  Bytes bytes(int field, byte[] value) {
    varint(field << 3 | LENGTH_DELIMITED);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  byte[] all() {
    return out.toByteArray();
  }

  private Bytes varint(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      out.write((int) rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  static long readVarint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 63 && in.hasRemaining(); shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number has no end");
  }

  static ByteBuffer readBytes(ByteBuffer in) {
    long length = readVarint(in);
    if (length > in.remaining()) {
      throw new IllegalArgumentException(
          "a field of " + length + " bytes, of which " + in.remaining() + " are there");
    }
    ByteBuffer field = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return field;
  }

  static byte[] copy(ByteBuffer field) {
    byte[] copy = new byte[field.remaining()];
    field.get(copy);
    return copy;
  }
}
