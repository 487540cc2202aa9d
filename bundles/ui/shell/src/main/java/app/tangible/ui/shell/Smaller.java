package app.tangible.ui.shell;

import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Makes a picture smaller by the mean of what falls on one pixel. */
final class Smaller {

  private Smaller() {}

  /**
   * @param width at most the picture's own, in pixels, like the height
   */
  static Image of(BufferedImage picture, int width, int height) {
    int[] pixels = new int[width * height];
    int[] rows = {}; // those that fall on one row
    for (int y = 0; y < height; y++) {
      int top = (int) ((long) y * picture.getHeight() / height);
      int bottom = (int) ((y + 1L) * picture.getHeight() / height);
      rows =
          picture.getRGB(
              0,
              top,
              picture.getWidth(),
              bottom - top,
              rows(rows, picture, bottom - top),
              0,
              picture.getWidth());
      for (int x = 0; x < width; x++) {
        int left = (int) ((long) x * picture.getWidth() / width);
        int right = (int) ((x + 1L) * picture.getWidth() / width);
        pixels[y * width + x] = mean(rows, picture.getWidth(), left, right, bottom - top);
      }
    }
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  private static int[] rows(int[] before, BufferedImage picture, int count) {
    int length = picture.getWidth() * count;
    return before.length >= length ? before : new int[length];
  }

  /** Premultiplied: what cannot be seen has no colour to give. */
  private static int mean(int[] rows, int stride, int left, int right, int count) {
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int row = 0; row < count; row++) {
      for (int at = row * stride + left; at < row * stride + right; at++) {
        int argb = rows[at];
        int a = argb >>> 24;
        alpha += a;
        red += a * (argb >> 16 & 0xff);
        green += a * (argb >> 8 & 0xff);
        blue += a * (argb & 0xff);
      }
    }
    long area = (long) (right - left) * count;
    long full = area * 255;
    return (int)
        ((alpha + area / 2) / area << 24
            | (red + full / 2) / full << 16
            | (green + full / 2) / full << 8
            | (blue + full / 2) / full);
  }
}
