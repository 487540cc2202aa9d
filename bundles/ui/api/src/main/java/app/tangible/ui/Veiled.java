package app.tangible.ui;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * What lies behind a title, under the night that comes from the left and from below, as one picture
 * without steps. It is mixed pixel by pixel off the JavaFX thread, because gradients over a whole
 * screen are dear to draw where there is no graphics card. May be used on any thread.
 */
final class Veiled {

  /** Of the layout: a screen. */
  static final int WIDTH = 1920;

  static final int HEIGHT = 1080;

  /** So far down there is a picture; below all is night. */
  static final int FOOT = 860;

  static final Color NIGHT = Color.web("#090b11");

  /** How much is night, at shares of the way from left to right. */
  private static final double[][] FROM_LEFT = {{0, 0.96}, {0.46, 0.84}, {0.78, 0.42}, {1, 0}};

  /** The same from the top down; the menu is read above. */
  private static final double[][] FROM_TOP = {
    {0, 0.82}, {0.08, 0.58}, {0.19, 0.14}, {0.44, 0.34}, {0.97 * FOOT / HEIGHT, 1}, {1, 1}
  };

  /** Light by the place in the layout. */
  interface Ground {

    /** Red, green and blue there, each 0 to 1. */
    void at(double x, double y, double[] light);
  }

  /** Its pixels, row by row, all opaque. */
  record Pixels(int width, int height, int[] argb) {

    /** Of these very pixels. */
    Image image() {
      return new WritableImage(
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
  }

  private Veiled() {}

  /**
   * Lays the night over it.
   *
   * @param fine how many pixels one of the layout has
   */
  static Pixels of(Ground ground, double fine) {
    int width = (int) Math.round(WIDTH * fine);
    int height = (int) Math.round(HEIGHT * fine);
    double[] across = lights(FROM_LEFT, width);
    double[] down = lights(FROM_TOP, height);
    double[] night = {NIGHT.getRed(), NIGHT.getGreen(), NIGHT.getBlue()};
    double[] light = new double[3];
    int[] argb = new int[width * height];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at++) {
        double left = across[x] * down[y];
        if (left > 0) {
          ground.at((x + 0.5) / fine, (y + 0.5) / fine, light);
        }
        int pixel = 0xff;
        for (int channel = 0; channel < 3; channel++) {
          double mixed = night[channel] + (light[channel] - night[channel]) * left;
          pixel = pixel << 8 | Dither.byteOf(mixed, x, y);
        }
        argb[at] = pixel;
      }
    }
    return new Pixels(width, height, argb);
  }

  /** What the night leaves, for each pixel of the way. */
  private static double[] lights(double[][] stops, int length) {
    double[] lights = new double[length];
    Arrays.setAll(lights, i -> 1 - between(stops, (i + 0.5) / length));
    return lights;
  }

  private static double between(double[][] stops, double share) {
    int next = 1;
    while (next < stops.length - 1 && stops[next][0] < share) {
      next++;
    }
    double[] from = stops[next - 1];
    double[] to = stops[next];
    double way = Math.clamp((share - from[0]) / (to[0] - from[0]), 0, 1);
    return from[1] + (to[1] - from[1]) * way;
  }

  /** A title's own colours, those of its {@link Artwork}: a glow from the right. */
  static Ground glow(String seed) {
    double hue = Painting.hue(seed);
    Color[] stops = {
      Color.hsb(hue, 0.48, 0.50), Color.hsb(hue + 24, 0.60, 0.26), Color.hsb(hue + 40, 0.60, 0.08)
    };
    double centre = 0.72 + 0.14 * Painting.pick(seed, 1);
    return (x, y, light) -> {
      double away = Math.hypot(x / WIDTH - centre, y / FOOT - 0.30) / 0.62;
      int from = away < 0.5 ? 0 : 1;
      double way = Math.clamp(away * 2 - from, 0, 1);
      Color near = stops[from];
      Color far = stops[from + 1];
      light[0] = near.getRed() + (far.getRed() - near.getRed()) * way;
      light[1] = near.getGreen() + (far.getGreen() - near.getGreen()) * way;
      light[2] = near.getBlue() + (far.getBlue() - near.getBlue()) * way;
    };
  }

  /** A picture that fills all above the foot; more of it is cut below than above. */
  static Ground picture(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    double scale = Math.max(WIDTH / (double) width, FOOT / (double) height);
    double besides = (width * scale - WIDTH) / 2;
    double above = (height * scale - FOOT) * 0.3;
    return new Picture(argb, width, height, scale, besides, above);
  }

  /** Between pixels the light of the four around it. */
  private record Picture(
      int[] argb, int width, int height, double scale, double besides, double above)
      implements Ground {

    @Override
    public void at(double x, double y, double[] light) {
      double column = (x + besides) / scale - 0.5;
      double row = (y + above) / scale - 0.5;
      int left = (int) Math.floor(column);
      int top = (int) Math.floor(row);
      Arrays.fill(light, 0);
      add(left, top, (1 - column + left) * (1 - row + top), light);
      add(left + 1, top, (column - left) * (1 - row + top), light);
      add(left, top + 1, (1 - column + left) * (row - top), light);
      add(left + 1, top + 1, (column - left) * (row - top), light);
    }

    /** What is not opaque lets the night through. */
    private void add(int x, int y, double share, double[] light) {
      int pixel = argb[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
      double shown = share * (pixel >>> 24) / (255.0 * 255);
      double hidden = share - share * (pixel >>> 24) / 255.0;
      light[0] += shown * (pixel >> 16 & 0xff) + hidden * NIGHT.getRed();
      light[1] += shown * (pixel >> 8 & 0xff) + hidden * NIGHT.getGreen();
      light[2] += shown * (pixel & 0xff) + hidden * NIGHT.getBlue();
    }
  }
}
