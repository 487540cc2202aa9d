package app.tangible.ui.walk;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.testing.Titles;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** Landscapes painted for a test, as posters and backdrops of files are. */
final class Painted {

  private Painted() {}

  /** Ten films and a series, half of them with pictures, one with all that is known of a film. */
  static List<TitleDetail> shelf(Path folder) {
    List<TitleDetail> all = new ArrayList<>();
    int number = 0;
    List<Title> titles = new ArrayList<>(Titles.tenFilms());
    titles.add(
        Titles.film(11, "Le Voyage dans la Lune", 1902)
            .age(0)
            .genres("Science Fiction", "Adventure")
            .length(Duration.ofMinutes(14))
            .leftAt(Duration.ofMinutes(5))
            .resolution(2160)
            .added(50)
            .build());
    titles.add(Titles.extra(12, Titles.file(11), "Trailer").build());
    titles.add(Titles.extra(13, Titles.file(11), "How the Moon was painted").build());
    titles.addAll(Titles.aSeries());
    for (Title title : titles) {
      number++;
      boolean pictured = number % 2 == 1 || title.kind() == Title.Kind.SERIES;
      boolean still = title.kind() == Title.Kind.EPISODE || title.kind() == Title.Kind.EXTRA;
      Optional<URI> poster =
          !pictured && !still
              ? Optional.empty()
              : Optional.of(paint(folder, number, still ? 640 : 500, still ? 360 : 750));
      Optional<URI> backdrop =
          title.kind() == Title.Kind.SERIES || title.name().startsWith("Le Voyage")
              ? Optional.of(paint(folder, number + 100, 1920, 1080))
              : Optional.empty();
      all.add(with(Titles.detail(with(title, poster)), backdrop));
    }
    return all;
  }

  private static Title with(Title old, Optional<URI> poster) {
    return new Title(
        old.id(),
        old.kind(),
        old.origin(),
        old.name(),
        old.sortName(),
        old.year(),
        old.minimumAge(),
        old.genres(),
        old.length(),
        old.added(),
        old.place(),
        poster,
        old.resolution(),
        old.onDisk(),
        old.seen());
  }

  private static TitleDetail with(TitleDetail old, Optional<URI> backdrop) {
    return new TitleDetail(
        old.title(),
        old.originalName(),
        old.tagline(),
        old.synopsis(),
        old.directors(),
        old.cast(),
        old.studios(),
        old.rating(),
        old.certificate(),
        old.ids(),
        backdrop,
        old.logo(),
        old.files(),
        old.streams(),
        old.problem());
  }

  /** Mountains under a sky, the same for the same number. */
  static URI paint(Path folder, int number, int width, int height) {
    Random random = new Random(number * 7919L);
    float hue = random.nextFloat();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setPaint(
        new GradientPaint(
            0,
            0,
            Color.getHSBColor(hue, 0.6f, 0.35f),
            0,
            height * 0.7f,
            Color.getHSBColor(hue + 0.12f, 0.45f, 0.95f)));
    pen.fillRect(0, 0, width, height);
    float sunX = width * (0.45f + 0.4f * random.nextFloat());
    pen.setPaint(
        new RadialGradientPaint(
            sunX,
            height * 0.42f,
            height * 0.3f,
            new float[] {0, 0.25f, 1},
            new Color[] {
              new Color(255, 250, 235), new Color(255, 240, 200, 200), new Color(255, 240, 200, 0)
            }));
    pen.fillRect(0, 0, width, height);
    for (int range = 0; range < 5; range++) {
      Polygon ridge = new Polygon();
      double base = height * (0.45 + 0.12 * range);
      double at = 0;
      ridge.addPoint(0, height);
      for (int x = 0; x <= width; x += Math.max(2, width / 160)) {
        at += (random.nextDouble() - 0.5) * height * 0.03;
        at *= 0.97;
        ridge.addPoint(
            x, (int) (base + at - height * 0.06 * Math.sin(x * (3.0 + range) / width + number)));
      }
      ridge.addPoint(width, height);
      pen.setPaint(Color.getHSBColor(hue + 0.04f * range, 0.45f, 0.55f - 0.11f * range));
      pen.fill(ridge);
    }
    pen.dispose();
    try {
      Path file = Files.createDirectories(folder).resolve("painted-" + number + ".jpg");
      ImageIO.write(image, "jpg", file.toFile());
      return file.toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
