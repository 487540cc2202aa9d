package app.tangible.ui.walk;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** What several motifs are painted with. */
final class Brush {

  private Brush() {}

  /** Where the eye goes: in a wide picture to the right, where no words lie over it. */
  static double focus(double w, double h, Random random) {
    return w > h ? w * (0.74 + 0.08 * random.nextDouble()) : w * (0.3 + 0.4 * random.nextDouble());
  }

  static Color tone(float hue, float saturation, float brightness) {
    return Color.getHSBColor(hue, Math.clamp(saturation, 0f, 1f), Math.clamp(brightness, 0f, 1f));
  }

  static Color glass(Color colour, float opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), Math.round(255 * opacity));
  }

  static GradientPaint down(double from, Color top, double over, Color foot) {
    return new GradientPaint(0f, (float) from, top, 0f, (float) (from + over), foot);
  }

  static void sky(
      Graphics2D pen, double w, double h, float hue, float saturation, float top, float foot) {
    pen.setPaint(
        down(0, tone(hue, saturation, top), h * 0.8, tone(hue + 0.04f, saturation * 0.7f, foot)));
    pen.fill(new Rectangle2D.Double(0, 0, w, h));
  }

  static void glow(Graphics2D pen, double x, double y, double r, float hue) {
    Color light = tone(hue, 0.22f, 1f);
    pen.setPaint(
        new RadialGradientPaint(
            (float) x,
            (float) y,
            (float) r,
            new float[] {0, 0.3f, 1},
            new Color[] {glass(light, 0.85f), glass(light, 0.35f), glass(light, 0f)}));
    pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  static void disc(Graphics2D pen, double x, double y, double r, float hue) {
    pen.setPaint(down(y - r, tone(hue, 0.14f, 1f), 2 * r, tone(hue + 0.03f, 0.45f, 0.94f)));
    pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  static void stars(Graphics2D pen, double w, double h, Random random, int number) {
    for (int i = 0; i < number; i++) {
      double size = Math.max(1, h * 0.0012 * (1 + 2 * random.nextDouble()));
      pen.setColor(glass(Color.WHITE, 0.25f + 0.7f * random.nextFloat()));
      pen.fill(new Ellipse2D.Double(w * random.nextDouble(), h * random.nextDouble(), size, size));
    }
  }

  static void windows(
      Graphics2D pen,
      double x,
      double y,
      double wide,
      double tall,
      Random random,
      float hue,
      int row) {
    double step = wide / 6;
    for (double at = y + step; at < y + tall; at += step * 1.4) {
      for (int column = 1; column < 5; column++) {
        if (random.nextInt(5) < 2) {
          pen.setColor(glass(tone(hue, 0.45f, 1f), 0.25f + 0.25f * row));
          pen.fill(new Rectangle2D.Double(x + column * step, at, step * 0.55, step * 0.7));
        }
      }
    }
  }

  static Path2D ridge(double w, double h, double base, double swing, Random random, int peaks) {
    Path2D ridge = new Path2D.Double();
    ridge.moveTo(0, h);
    double up = 0;
    double[] height = new double[peaks + 2];
    for (int i = 0; i < height.length; i++) {
      height[i] = (i % 2 == 0 ? 1 : -0.4) * swing * (0.4 + random.nextDouble());
    }
    for (int i = 0; i <= 240; i++) {
      double at = i / 240.0 * peaks;
      int left = (int) at;
      double share = at - left;
      up = up * 0.86 + (random.nextDouble() - 0.5) * swing * 0.16;
      ridge.lineTo(
          w * i / 240.0, base - height[left] * (1 - share) - height[left + 1] * share - up);
    }
    ridge.lineTo(w, h);
    ridge.closePath();
    return ridge;
  }

  static Path2D path(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
