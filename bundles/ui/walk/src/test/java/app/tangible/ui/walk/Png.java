package app.tangible.ui.walk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a PNG file (W3C PNG, third edition) of 24 bits a pixel. ImageIO tries five filters for
 * each line, which takes longer than drawing the page; here each line is the difference to the one
 * above, which suits a page best.
 */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int UP = 2;

  private Png() {}

  static void write(int[] pixels, int width, int height, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(SIGNATURE);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      DataOutputStream header = new DataOutputStream(head);
      header.writeInt(width);
      header.writeInt(height);
      header.write(new byte[] {8, 2, 0, 0, 0}); // 8 bits, colour, one pass
      chunk(out, "IHDR", head.toByteArray());
      chunk(out, "IDAT", lines(pixels, width, height));
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static byte[] lines(int[] pixels, int width, int height) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 20);
    Deflater deflater = new Deflater(3);
    byte[] line = new byte[1 + 3 * width];
    line[0] = UP;
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
      for (int y = 0; y < height; y++) {
        int at = y * width;
        for (int x = 0, to = 1; x < width; x++, at++) {
          int now = pixels[at];
          int above = y == 0 ? 0 : pixels[at - width];
          line[to++] = (byte) ((now >> 16) - (above >> 16));
          line[to++] = (byte) ((now >> 8) - (above >> 8));
          line[to++] = (byte) (now - above);
        }
        out.write(line);
      }
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(OutputStream to, String type, byte[] content) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    CRC32 check = new CRC32();
    byte[] name = type.getBytes(US_ASCII);
    check.update(name);
    check.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) check.getValue());
    out.flush();
  }
}
