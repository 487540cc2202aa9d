package app.tangible.peer.quic.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes DER (X.690). */
final class DerWriter {

  private DerWriter() {}

  static byte[] sequence(byte[]... parts) {
    return element(Tag.SEQUENCE, parts);
  }

  static byte[] set(byte[]... parts) {
    return element(Tag.SET, parts);
  }

  static byte[] explicit(int number, byte[] part) {
    return element(Tag.explicit(number), part);
  }

  static byte[] oid(byte[] content) {
    return element(Tag.OID, content);
  }

  static byte[] integer(BigInteger value) {
    return element(Tag.INTEGER, value.toByteArray());
  }

  static byte[] octets(byte[] content) {
    return element(Tag.OCTET_STRING, content);
  }

  static byte[] bits(byte[] content) {
    return element(Tag.BIT_STRING, new byte[1], content);
  }

  static byte[] printable(String text) {
    return element(Tag.PRINTABLE_STRING, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Until 2049 (RFC 5280, 4.1.2.5.1): {@code YYMMDDHHMMSSZ}. */
  static byte[] utcTime(String text) {
    return element(Tag.UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** From 2050 on: {@code YYYYMMDDHHMMSSZ}. */
  static byte[] generalizedTime(String text) {
    return element(Tag.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
    out.write(tag);
    if (length >= 0x100) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length >= 0x80) {
      out.write(0x81);
    }
    out.write(length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
