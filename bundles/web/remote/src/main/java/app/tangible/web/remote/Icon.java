package app.tangible.web.remote;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The product's mark as a PNG (ISO/IEC 15948): a golden frame with a triangle of night in it. */
final class Icon {

  private static final int NIGHT = 0x090b11;
  private static final int GOLD = 0xf2b65c;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int SAMPLES = 4;

  private Icon() {}

  /**
   * Square.
   *
   * @param maskable with room around the mark, within the circle that launchers leave
   */
  static byte[] png(int pixels, boolean maskable) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer head = ByteBuffer.allocate(13).putInt(pixels).putInt(pixels);
    head.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(out, "IHDR", head.array());
    chunk(out, "IDAT", deflated(rows(pixels, maskable ? 0.46 : 0.6)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Each row begins with its filter: none. */
  private static byte[] rows(int pixels, double share) {
    ByteBuffer rows = ByteBuffer.allocate(pixels * (1 + 3 * pixels));
    for (int y = 0; y < pixels; y++) {
      rows.put((byte) 0);
      for (int x = 0; x < pixels; x++) {
        double gold = coverage(x, y, pixels, share);
        for (int shift = 16; shift >= 0; shift -= 8) {
          int night = NIGHT >> shift & 255;
          rows.put((byte) Math.round(night + gold * ((GOLD >> shift & 255) - night)));
        }
      }
    }
    return rows.array();
  }

  /** How much of a pixel is golden. */
  private static double coverage(int x, int y, int pixels, double share) {
    int hits = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      double across = (x + (i % SAMPLES + 0.5) / SAMPLES) / pixels;
      double down = (y + (i / SAMPLES + 0.5) / SAMPLES) / pixels;
      // The mark is drawn in a square of 20 by 20, as the screen's.
      if (golden((across - 0.5) / share * 20 + 10, (down - 0.5) / share * 20 + 10)) {
        hits++;
      }
    }
    return hits / (double) (SAMPLES * SAMPLES);
  }

  private static boolean golden(double x, double y) {
    return frame(x, y) && !triangle(x, y);
  }

  /** Corners of radius 2. */
  private static boolean frame(double x, double y) {
    double outsideX = Math.max(Math.max(2 - x, x - 18), 0);
    double outsideY = Math.max(Math.max(2 - y, y - 18), 0);
    return outsideX * outsideX + outsideY * outsideY <= 4;
  }

  /** From 7,5 to 7,15 to 15.5,10. */
  private static boolean triangle(double x, double y) {
    return x >= 7 && Math.abs(y - 10) <= 5 * (15.5 - x) / 8.5;
  }

  private static byte[] deflated(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(raw);
      deflater.finish();
      byte[] buffer = new byte[8_192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
