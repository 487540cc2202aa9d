package app.tangible.bench.screen;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Posters of the size in which sources deliver them. */
final class Posters {

  private static final int WIDTH = 500;
  private static final int HEIGHT = 750;

  private Posters() {}

  static List<URI> paint(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    List<URI> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Random random = new Random(i);
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      float hue = random.nextFloat();
      pen.setPaint(
          new GradientPaint(
              0,
              0,
              Color.getHSBColor(hue, 0.5f, 0.9f),
              0,
              HEIGHT,
              Color.getHSBColor(hue, 0.7f, 0.2f)));
      pen.fillRect(0, 0, WIDTH, HEIGHT);
      for (int j = 0; j < 200; j++) {
        pen.setColor(Color.getHSBColor(random.nextFloat(), 0.6f, random.nextFloat()));
        pen.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), 30, 30);
      }
      pen.dispose();
      Path file = folder.resolve(i + ".jpg");
      ImageIO.write(image, "jpg", file.toFile());
      addresses.add(file.toUri());
    }
    return addresses;
  }
}
