package app.tangible.ui;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * The picture of a title that has none: a sun over hills, in colours that are the title's own. It
 * is painted into pixels, off the JavaFX thread, because as nodes it would be drawn anew whenever
 * something about it changes. May be used on any thread.
 */
final class Painting {

  private static final int SHADES = 256;

  private final String seed;
  private final int width;
  private final int height;
  private final float[] red;
  private final float[] green;
  private final float[] blue;

  private Painting(String seed, int width, int height) {
    this.seed = seed;
    this.width = width;
    this.height = height;
    red = new float[width * height];
    green = new float[width * height];
    blue = new float[width * height];
  }

  /**
   * Paints it, with round corners.
   *
   * @param scene whether there are a sun and hills, and a dark foot on which a name is read
   */
  static Image of(String seed, double width, double height, double radius, boolean scene) {
    Painting painting = new Painting(seed, (int) Math.round(width), (int) Math.round(height));
    painting.ground();
    if (scene) {
      painting.sun();
      for (int hill = 0; hill < 3; hill++) {
        painting.hill(hill);
      }
      painting.foot();
    }
    return painting.image(radius);
  }

  /** What it looks like from afar. */
  static Color tone(String seed) {
    return Color.hsb(hue(seed) + 22, 0.60, 0.30);
  }

  private void ground() {
    double hue = hue(seed);
    Color[] ramp = ramp(Color.hsb(hue, 0.46, 0.60), Color.hsb(hue + 22, 0.60, 0.36), 0, 0.45);
    Color[] rest = ramp(Color.hsb(hue + 22, 0.60, 0.36), Color.hsb(hue + 48, 0.72, 0.13), 0.45, 1);
    double across = 0.45 / (0.45 * 0.45 + 1);
    double down = 1 / (0.45 * 0.45 + 1);
    for (int y = 0, at = 0; y < height; y++) {
      double row = (y + 0.5) / height * down - 0.15 * across;
      for (int x = 0; x < width; x++, at++) {
        double share = Math.clamp(row + (x + 0.5) / width * across, 0, 1);
        Color color = (share < 0.45 ? ramp : rest)[(int) (share * (SHADES - 1))];
        red[at] = (float) color.getRed();
        green[at] = (float) color.getGreen();
        blue[at] = (float) color.getBlue();
      }
    }
  }

  /** By shares of the whole way; what is before and after is of one colour. */
  private static Color[] ramp(Color from, Color to, double begin, double end) {
    Color[] ramp = new Color[SHADES];
    for (int i = 0; i < SHADES; i++) {
      ramp[i] =
          from.interpolate(to, Math.clamp((i / (SHADES - 1.0) - begin) / (end - begin), 0, 1));
    }
    return ramp;
  }

  private void sun() {
    double hue = hue(seed);
    double unit = Math.min(width, height);
    double x = width * (0.24 + 0.52 * pick(seed, 1));
    double y = height * (0.20 + 0.18 * pick(seed, 2));
    double radius = unit * (0.15 + 0.13 * pick(seed, 3));
    Color halo = Color.hsb(hue - 20, 0.25, 1, 0.035);
    for (int ring = 3; ring >= 1; ring--) {
      disc(x, y, radius * (1 + 0.5 * ring), halo, halo);
    }
    disc(x, y, radius, Color.hsb(hue - 34, 0.26, 1, 0.95), Color.hsb(hue - 12, 0.58, 0.92, 0.55));
  }

  private void disc(double x, double y, double radius, Color top, Color foot) {
    int firstRow = Math.max(0, (int) (y - radius - 1));
    int lastRow = Math.min(height - 1, (int) (y + radius + 1));
    for (int row = firstRow; row <= lastRow; row++) {
      Color color = top.interpolate(foot, Math.clamp((row - y + radius) / (2 * radius), 0, 1));
      int first = Math.max(0, (int) (x - radius - 1));
      int last = Math.min(width - 1, (int) (x + radius + 1));
      for (int column = first; column <= last; column++) {
        double away = Math.hypot(column + 0.5 - x, row + 0.5 - y);
        lay(row * width + column, color, Math.clamp(radius - away + 0.5, 0, 1));
      }
    }
  }

  private void hill(int which) {
    double hue = hue(seed);
    double base = height * (0.50 + 0.13 * which);
    double swing = height * (0.09 - 0.015 * which);
    double phase = 6.28 * pick(seed, 4 + which);
    double waves = 0.7 + 0.9 * pick(seed, 8 + which);
    double[] top = new double[width];
    double highest = height;
    for (int x = 0; x < width; x++) {
      double at = (x + 0.5) / width;
      double up =
          Math.sin(phase + at * 6.28 * waves) + 0.35 * Math.sin(2.3 * phase + at * 17 * waves);
      top[x] = base - swing * up;
      highest = Math.min(highest, top[x]);
    }
    Color from = Color.hsb(hue + 12 + 12 * which, 0.58, 0.46 - 0.12 * which, 0.85);
    Color to = Color.hsb(hue + 30 + 12 * which, 0.72, 0.22 - 0.06 * which, 0.95);
    for (int y = Math.max(0, (int) highest); y < height; y++) {
      Color color = from.interpolate(to, (y - highest) / (height - highest));
      for (int x = 0; x < width; x++) {
        lay(y * width + x, color, Math.clamp(y + 1 - top[x], 0, 1));
      }
    }
  }

  private void foot() {
    for (int y = 0; y < height; y++) {
      double share = Math.clamp((y / (double) height - 0.35) / 0.65, 0, 1);
      Color dark = Color.color(0, 0, 0, 0.72 * share);
      for (int x = 0; x < width; x++) {
        lay(y * width + x, dark, 1);
      }
    }
  }

  private void lay(int at, Color color, double covered) {
    float share = (float) (color.getOpacity() * covered);
    red[at] += ((float) color.getRed() - red[at]) * share;
    green[at] += ((float) color.getGreen() - green[at]) * share;
    blue[at] += ((float) color.getBlue() - blue[at]) * share;
  }

  private Image image(double radius) {
    int[] pixels = new int[width * height];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at++) {
        pixels[at] =
            0xff << 24
                | Dither.byteOf(red[at], x, y) << 16
                | Dither.byteOf(green[at], x, y) << 8
                | Dither.byteOf(blue[at], x, y);
      }
    }
    RoundCorners.cut(pixels, width, height, radius);
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  static double hue(String seed) {
    return 360 * pick(seed, 0);
  }

  /** A number from 0 to 1 that is the title's own. */
  static double pick(String seed, int which) {
    // The finish of MurmurHash3, so that ids that differ little look different.
    int hash = (seed + "/" + which).hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    return (hash >>> 8) / (double) (1 << 24);
  }
}
