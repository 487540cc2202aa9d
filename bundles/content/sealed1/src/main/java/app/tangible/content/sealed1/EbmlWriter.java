package app.tangible.content.sealed1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes EBML elements into memory. */
final class EbmlWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  EbmlWriter id(int id) {
    return bigEndian(id, (39 - Integer.numberOfLeadingZeros(id)) / 8);
  }

  /** The shortest size; all ones would mean "unknown". */
  EbmlWriter size(long size) {
    int length = sizeLength(size);
    return bigEndian(size | 1L << 7 * length, length);
  }

  /** A size of 8 bytes, so that its length does not depend on its value. */
  EbmlWriter size8(long size) {
    return bigEndian(size | 1L << 56, 8);
  }

  EbmlWriter uint(int id, long value) {
    int length = Math.max(1, (71 - Long.numberOfLeadingZeros(value)) / 8);
    return id(id).size(length).bigEndian(value, length);
  }

  EbmlWriter uint8(int id, long value) {
    return id(id).size(8).bigEndian(value, 8);
  }

  EbmlWriter real(int id, double value) {
    return id(id).size(8).bigEndian(Double.doubleToLongBits(value), 8);
  }

  EbmlWriter text(int id, String value) {
    return binary(id, value.getBytes(StandardCharsets.US_ASCII));
  }

  EbmlWriter binary(int id, byte[] content) {
    return id(id).size(content.length).raw(content);
  }

  EbmlWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  EbmlWriter bigEndian(long value, int length) {
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static int sizeLength(long size) {
    int length = 1;
    while (size >= (1L << 7 * length) - 1) {
      length++;
    }
    return length;
  }
}
