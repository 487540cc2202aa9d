import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the product's icon, a sealed disc that plays: {@code java Icon.java FILE SIZE}; FILE ends
 * in {@code .png} or {@code .ico}.
 */
final class Icon {

  private Icon() {}

  public static void main(String[] words) throws IOException {
    System.setProperty("java.awt.headless", "true");
    int size = Integer.parseInt(words[1]);
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(size / 256.0, size / 256.0);
    draw(pen);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    try (OutputStream file = Files.newOutputStream(Path.of(words[0]))) {
      if (words[0].endsWith(".ico")) {
        file.write(header(size, png.size()));
      }
      png.writeTo(file);
    }
  }

  /** Of a Windows icon that holds one PNG: a directory of one entry, little-endian; 0 means 256. */
  private static byte[] header(int size, int bytes) {
    int length = 6 + 16;
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0)
        .putShort((short) 1)
        .putShort((short) 1)
        .put((byte) size)
        .put((byte) size)
        .putShort((short) 0)
        .putShort((short) 1)
        .putShort((short) 32)
        .putInt(bytes)
        .putInt(length)
        .array();
  }

  /** On a square of 256. */
  private static void draw(Graphics2D pen) {
    pen.setPaint(new GradientPaint(0, 0, new Color(0x232a3d), 0, 256, new Color(0x0b0d14)));
    pen.fill(new RoundRectangle2D.Double(8, 8, 240, 240, 56, 56));
    pen.setPaint(new GradientPaint(40, 40, new Color(0xf3d48a), 216, 216, new Color(0xb98a2e)));
    pen.setStroke(new BasicStroke(14));
    pen.draw(new Ellipse2D.Double(47, 47, 162, 162));
    pen.setStroke(new BasicStroke(4));
    for (int tooth = 0; tooth < 48; tooth++) {
      double turn = Math.TAU * tooth / 48;
      Path2D.Double line = new Path2D.Double();
      line.moveTo(128 + 92 * Math.cos(turn), 128 + 92 * Math.sin(turn));
      line.lineTo(128 + 98 * Math.cos(turn), 128 + 98 * Math.sin(turn));
      pen.draw(line);
    }
    Path2D.Double play = new Path2D.Double();
    play.moveTo(106, 86);
    play.lineTo(178, 128);
    play.lineTo(106, 170);
    play.closePath();
    pen.setStroke(new BasicStroke(12, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(play);
    pen.fill(play);
  }
}
