package app.tangible.library.folders;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes heads of Matroska files. */
final class Ebml {

  byte[] film(double millis, int width, int height) {
    byte[] info =
        element(
            0x1549A966L,
            join(
                number(0x2AD7B1L, 1_000_000),
                element(0x4489L, eight(Double.doubleToLongBits(millis)))));
    byte[] video = element(0xE0L, join(number(0xB0L, width), number(0xBAL, height)));
    byte[] track =
        element(
            0xAEL,
            join(
                number(0xD7L, 1),
                number(0x83L, 1),
                element(0x86L, "V_MPEG4/ISO/AVC".getBytes(StandardCharsets.US_ASCII)),
                video));
    byte[] cluster = element(0x1F43B675L, number(0xE7L, 0));
    byte[] segment = element(0x18538067L, join(info, element(0x1654AE6BL, track), cluster));
    byte[] header =
        element(0x1A45DFA3L, element(0x4282L, "matroska".getBytes(StandardCharsets.US_ASCII)));
    return join(header, segment);
  }

  static byte[] element(long id, byte[] content) {
    int idBytes = (71 - Long.numberOfLeadingZeros(id)) / 8;
    ByteBuffer all = ByteBuffer.allocate(idBytes + 8 + content.length);
    for (int i = idBytes - 1; i >= 0; i--) {
      all.put((byte) (id >> 8 * i));
    }
    all.putLong(0x0100000000000000L | content.length).put(content);
    return all.array();
  }

  private static byte[] number(long id, long value) {
    return element(id, eight(value));
  }

  private static byte[] eight(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
