package app.tangible.ui.walk;

import static app.tangible.ui.walk.Brush.disc;
import static app.tangible.ui.walk.Brush.down;
import static app.tangible.ui.walk.Brush.focus;
import static app.tangible.ui.walk.Brush.glass;
import static app.tangible.ui.walk.Brush.glow;
import static app.tangible.ui.walk.Brush.path;
import static app.tangible.ui.walk.Brush.ridge;
import static app.tangible.ui.walk.Brush.sky;
import static app.tangible.ui.walk.Brush.stars;
import static app.tangible.ui.walk.Brush.tone;
import static app.tangible.ui.walk.Brush.windows;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** What a painted poster or backdrop shows, in any size; the same for the same number. */
enum Motif {
  MOUNTAINS {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float hue) {
      sky(pen, w, h, hue, 0.55f, 0.30f, 0.98f);
      glow(pen, focus(w, h, random), h * 0.36, h * 0.42, hue + 0.10f);
      for (int range = 0; range < 6; range++) {
        double base = h * (0.42 + 0.11 * range);
        float light = 0.66f - 0.115f * range;
        pen.setPaint(
            down(
                base - h * 0.1,
                tone(hue + 0.02f * range, 0.40f + 0.05f * range, light),
                h * 0.22,
                tone(hue + 0.05f * range, 0.35f, Math.max(0.03f, light - 0.16f))));
        pen.fill(ridge(w, h, base, h * (0.13 - 0.012 * range), random, 9));
      }
    }
  },
  CITY {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float hue) {
      sky(pen, w, h * 0.9, hue, 0.70f, 0.10f, 0.62f);
      stars(pen, w, h * 0.4, random, 120);
      disc(pen, focus(w, h, random), h * 0.22, h * 0.055, hue + 0.45f);
      for (int row = 0; row < 3; row++) {
        double foot = h * (0.74 + 0.13 * row);
        float light = 0.30f - 0.10f * row;
        double x = -20;
        while (x < w) {
          double wide = Math.min(w, h) * (0.06 + 0.08 * random.nextDouble());
          double tall = h * (0.16 + 0.26 * random.nextDouble() + 0.05 * row);
          pen.setPaint(
              down(
                  foot - tall,
                  tone(hue, 0.55f, light),
                  tall,
                  tone(hue + 0.06f, 0.5f, light * 0.55f)));
          pen.fill(new Rectangle2D.Double(x, foot - tall, wide * 0.92, h));
          windows(pen, x, foot - tall, wide * 0.92, tall, random, hue + 0.42f, row);
          x += wide;
        }
      }
    }
  },
  SEA {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float hue) {
      sky(pen, w, h * 0.6, hue, 0.62f, 0.22f, 0.95f);
      double sun = focus(w, h, random);
      glow(pen, sun, h * 0.50, h * 0.40, 0.09f);
      disc(pen, sun, h * 0.50, h * 0.06, 0.10f);
      pen.setPaint(down(h * 0.56, tone(hue, 0.55f, 0.50f), h * 0.44, tone(hue, 0.7f, 0.08f)));
      pen.fill(new Rectangle2D.Double(0, h * 0.56, w, h));
      for (int i = 0; i < 260; i++) {
        double far = Math.pow(random.nextDouble(), 1.6);
        double y = h * (0.562 + 0.42 * far);
        double long_ = w * (0.01 + 0.07 * far);
        double spread = w * (0.04 + 0.34 * far);
        double x = sun + spread * random.nextGaussian() * 0.6;
        pen.setColor(glass(tone(0.10f, 0.25f, 1f), (float) (0.5 * (1 - far) + 0.06)));
        pen.fill(new Ellipse2D.Double(x - long_ / 2, y, long_, 1 + h * 0.0035 * (0.4 + far)));
      }
      double x = w * (0.16 + 0.2 * random.nextDouble());
      double unit = Math.min(w, h) * 0.055;
      Path2D sail = path(x, h * 0.575, x, h * 0.575 - unit * 2.2, x + unit * 1.1, h * 0.572);
      pen.setColor(tone(hue, 0.4f, 0.10f));
      pen.fill(sail);
      pen.fill(new Rectangle2D.Double(x - unit * 0.5, h * 0.578, unit * 1.8, unit * 0.24));
    }
  },
  FOREST {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float hue) {
      sky(pen, w, h, hue, 0.38f, 0.62f, 0.90f);
      glow(pen, w * 0.5, h * 0.46, h * 0.5, hue + 0.04f);
      for (int depth = 0; depth < 4; depth++) {
        float light = 0.58f - 0.125f * depth;
        double unit = Math.min(w, h) * (0.018 + 0.016 * depth);
        for (int i = 0; i < 24 - 6 * depth; i++) {
          double x = w * random.nextDouble();
          double lean = unit * (random.nextDouble() - 0.5) * 3;
          pen.setColor(tone(hue + 0.03f, 0.42f, light));
          pen.fill(path(x, h, x + lean, -10, x + lean + unit, -10, x + unit * 1.5, h));
        }
        pen.setPaint(
            new GradientPaint(
                0f,
                (float) (h * 0.45),
                glass(tone(hue, 0.2f, 0.9f), 0f),
                0f,
                (float) (h * (0.86 + 0.03 * depth)),
                glass(tone(hue, 0.30f, Math.max(0.08f, 0.72f - 0.16f * depth)), 0.75f)));
        pen.fill(new Rectangle2D.Double(0, h * 0.40, w, h));
      }
      pen.setColor(tone(hue, 0.5f, 0.06f));
      pen.fill(ridge(w, h, h * 0.93, h * 0.02, random, 14));
    }
  },
  PLANET {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float hue) {
      sky(pen, w, h, hue, 0.75f, 0.03f, 0.24f);
      stars(pen, w, h, random, 420);
      double r = Math.min(w, h) * (0.30 + 0.08 * random.nextDouble());
      double x = focus(w, h, random);
      double y = h * 0.40;
      glow(pen, x, y, r * 1.9, hue);
      pen.setPaint(
          new RadialGradientPaint(
              (float) (x - r * 0.45),
              (float) (y - r * 0.45),
              (float) (r * 1.7),
              new float[] {0, 0.5f, 1},
              new Color[] {
                tone(hue + 0.5f, 0.22f, 1f), tone(hue + 0.44f, 0.6f, 0.62f), tone(hue, 0.8f, 0.05f)
              }));
      pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
      pen.rotate(-0.35, x, y);
      for (int ring = 0; ring < 7; ring++) {
        double wide = r * (1.35 + 0.09 * ring);
        pen.setStroke(new BasicStroke((float) (r * 0.022)));
        pen.setColor(glass(tone(hue + 0.5f, 0.25f, 1f), 0.30f - 0.035f * ring));
        pen.draw(new Ellipse2D.Double(x - wide, y - wide * 0.23, 2 * wide, wide * 0.46));
      }
      pen.rotate(0.35, x, y);
      pen.setColor(tone(hue, 0.7f, 0.04f));
      pen.fill(ridge(w, h, h * 0.86, h * 0.05, random, 6));
    }
  },
  DUNES {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float any) {
      float hue = 0.03f + 0.07f * any; // sand is sand
      sky(pen, w, h, any + 0.5f, 0.40f, 0.42f, 1f);
      disc(pen, focus(w, h, random), h * 0.34, h * 0.13, hue + 0.02f);
      for (int dune = 0; dune < 5; dune++) {
        double base = h * (0.50 + 0.11 * dune);
        double lift = h * 0.10;
        double phase = random.nextDouble() * 6;
        Path2D shape = new Path2D.Double();
        shape.moveTo(0, h);
        for (int i = 0; i <= 80; i++) {
          double at = i / 80.0;
          shape.lineTo(w * at, base - lift * Math.sin(phase + at * (2.2 + dune * 0.5)));
        }
        shape.lineTo(w, h);
        pen.setPaint(
            down(
                base - lift,
                tone(hue, 0.62f, 0.92f - 0.15f * dune),
                h * 0.3,
                tone(hue - 0.03f, 0.75f, Math.max(0.05f, 0.52f - 0.13f * dune))));
        pen.fill(shape);
      }
    }
  },
  ROAD {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float hue) {
      sky(pen, w, h * 0.62, hue, 0.72f, 0.14f, 0.92f);
      disc(pen, w / 2, h * 0.47, Math.min(w, h) * 0.24, hue + 0.16f);
      for (int bar = 0; bar < 6; bar++) {
        pen.setColor(tone(hue + 0.02f, 0.66f, 0.66f + 0.04f * bar));
        double thick = h * (0.004 + 0.0024 * bar);
        pen.fill(new Rectangle2D.Double(0, h * (0.45 + 0.026 * bar), w, thick));
      }
      pen.setPaint(down(h * 0.60, tone(hue, 0.75f, 0.26f), h * 0.4, tone(hue, 0.8f, 0.04f)));
      pen.fill(new Rectangle2D.Double(0, h * 0.60, w, h));
      pen.setColor(new Color(12, 10, 16));
      pen.fill(path(w * 0.485, h * 0.60, w * 0.515, h * 0.60, w * 1.02, h * 1.02, -w * 0.02, h));
      for (int i = 0; i < 9; i++) {
        double near = Math.pow(i / 9.0, 2.2);
        double next = Math.pow((i + 0.5) / 9.0, 2.2);
        double from = h * (0.60 + 0.42 * near);
        double to = h * (0.60 + 0.42 * next);
        double thin = w * 0.018 * near + 1;
        double thick = w * 0.018 * next + 1;
        pen.setColor(tone(hue + 0.16f, 0.3f, 1f));
        pen.fill(
            path(w / 2 - thin, from, w / 2 + thin, from, w / 2 + thick, to, w / 2 - thick, to));
      }
      pen.setColor(tone(hue, 0.7f, 0.12f));
      pen.fill(ridge(w * 0.46, h * 0.605, h * 0.585, h * 0.07, random, 8));
    }
  },
  SHAPES {
    @Override
    void paint(Graphics2D pen, double w, double h, Random random, float hue) {
      pen.setColor(tone(hue, 0.16f, 0.94f));
      pen.fill(new Rectangle2D.Double(0, 0, w, h));
      double unit = Math.min(w, h) / 3;
      for (double y = 0; y < h; y += unit) {
        for (double x = 0; x < w; x += unit) {
          pen.setColor(
              tone(hue + 0.5f * random.nextInt(2), 0.7f, 0.25f + 0.5f * random.nextFloat()));
          switch (random.nextInt(4)) {
            case 0 -> pen.fill(new Ellipse2D.Double(x, y, unit, unit));
            case 1 -> pen.fill(new Rectangle2D.Double(x, y, unit, unit));
            case 2 -> pen.fill(path(x, y + unit, x + unit, y + unit, x + unit, y));
            default -> {
              for (int arc = 0; arc < 4; arc++) {
                double r = unit * (1 - 0.25 * arc);
                pen.setColor(tone(hue + 0.5f * (arc % 2), 0.65f, arc % 2 == 0 ? 0.35f : 0.9f));
                pen.fill(new Ellipse2D.Double(x + unit / 2 - r / 2, y + unit / 2 - r / 2, r, r));
              }
            }
          }
        }
      }
    }
  };

  abstract void paint(Graphics2D pen, double width, double height, Random random, float hue);
}
