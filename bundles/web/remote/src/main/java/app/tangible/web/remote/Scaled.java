package app.tangible.web.remote;

import java.awt.image.BufferedImage;

/** Makes pictures smaller by the mean of what falls on one pixel; needs no display. */
final class Scaled {

  private static final int NIGHT = 0x090b11;

  private Scaled() {}

  /** As wide as that, or as it is; what shines through shows the page's ground. */
  static BufferedImage to(int width, BufferedImage image) {
    int to = Math.min(width, image.getWidth());
    int height = Math.max(1, Math.round((float) image.getHeight() * to / image.getWidth()));
    BufferedImage scaled = new BufferedImage(to, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < to; x++) {
        scaled.setRGB(x, y, mean(image, x, y, to, height));
      }
    }
    return scaled;
  }

  private static int mean(BufferedImage image, int x, int y, int width, int height) {
    int left = x * image.getWidth() / width;
    int right = Math.max(left + 1, (x + 1) * image.getWidth() / width);
    int top = y * image.getHeight() / height;
    int bottom = Math.max(top + 1, (y + 1) * image.getHeight() / height);
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        int argb = image.getRGB(column, row);
        int alpha = argb >>> 24;
        red += over(argb >> 16 & 255, NIGHT >> 16 & 255, alpha);
        green += over(argb >> 8 & 255, NIGHT >> 8 & 255, alpha);
        blue += over(argb & 255, NIGHT & 255, alpha);
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return (int) (red / count << 16 | green / count << 8 | blue / count);
  }

  private static int over(int colour, int ground, int alpha) {
    return (colour * alpha + ground * (255 - alpha)) / 255;
  }
}
