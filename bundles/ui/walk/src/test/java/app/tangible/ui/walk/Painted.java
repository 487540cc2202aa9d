package app.tangible.ui.walk;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.testing.Titles;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** Posters, stills and backdrops painted for a test, as large as those of real films are. */
final class Painted {

  /** What suits the films of {@link Samples} and {@link Titles}; others get what comes. */
  private static final Map<String, Motif> SUITS =
      Map.ofEntries(
          Map.entry("Sintel", Motif.DUNES),
          Map.entry("Big Buck Bunny", Motif.MOUNTAINS),
          Map.entry("Tears of Steel", Motif.CITY),
          Map.entry("Elephants Dream", Motif.SHAPES),
          Map.entry("Cosmos Laundromat", Motif.PLANET),
          Map.entry("Agent 327: Operation Barbershop", Motif.CITY),
          Map.entry("Spring", Motif.MOUNTAINS),
          Map.entry("Caminandes: Llamigos", Motif.SHAPES),
          Map.entry("Charge", Motif.ROAD),
          Map.entry("Sprite Fright", Motif.FOREST),
          Map.entry("Coffee Run", Motif.ROAD),
          Map.entry("Glass Half", Motif.SEA),
          Map.entry("Amélie", Motif.CITY),
          Map.entry("The General", Motif.ROAD),
          Map.entry("L'Atalante", Motif.SEA),
          Map.entry("Seven Samurai", Motif.DUNES),
          Map.entry("Metropolis", Motif.CITY),
          Map.entry("Nosferatu", Motif.FOREST),
          Map.entry("Le Voyage dans la Lune", Motif.PLANET),
          Map.entry("The Lighthouse Keepers", Motif.SEA));

  private static final float[] HUES = {0.60f, 0.02f, 0.72f, 0.50f, 0.92f, 0.07f, 0.55f, 0.66f};

  private static final Path FOLDER = Path.of("target", "painted").toAbsolutePath();
  private static final Font LETTERS = letters();

  private Painted() {}

  /** An upright picture with the film's name. */
  static URI poster(String name) {
    return kept(name, "poster", 680, 1020, true);
  }

  /** A wide picture, large enough for a 4K screen. */
  static URI backdrop(String name) {
    return kept(name, "backdrop", 3840, 2160, false);
  }

  /** A moment of it. */
  static URI still(String name) {
    return kept(name, "still", 832, 468, false);
  }

  /** Ten films and a series with all that is known of them. */
  static List<TitleDetail> shelf() {
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
    return titles.stream().map(Painted::pictured).toList();
  }

  private static TitleDetail pictured(Title title) {
    boolean wide = title.kind() == Title.Kind.EPISODE || title.kind() == Title.Kind.EXTRA;
    boolean known = wide || title.name().codePoints().allMatch(LETTERS::canDisplay);
    Optional<URI> poster =
        known
            ? Optional.of(wide ? still(title.name()) : poster(title.name()))
            : Optional.empty(); // one is without
    Optional<URI> backdrop =
        title.kind() == Title.Kind.SERIES || title.name().startsWith("Le Voyage")
            ? Optional.of(backdrop(title.name()))
            : Optional.empty();
    TitleDetail detail = Titles.detail(poster.map(title::poster).orElse(title));
    return backdrop.map(detail::backdrop).orElse(detail);
  }

  /** One that was painted before is taken as it is. */
  private static synchronized URI kept(
      String name, String kind, int width, int height, boolean named) {
    Path file = FOLDER.resolve(kind + "-" + Integer.toHexString(name.hashCode()) + ".jpg");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(FOLDER);
        Path part = Files.createTempFile(FOLDER, "part", ".jpg"); // a run may be killed here
        ImageIO.write(paint(name, width, height, named), "jpg", part.toFile());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file.toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for the same name. */
  static BufferedImage paint(String name, int width, int height, boolean named) {
    Random random = new Random(name.hashCode() * 7919L);
    Motif motif = SUITS.getOrDefault(name, Motif.values()[random.nextInt(7)]);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    motif.paint(pen, width, height, random, HUES[Math.floorMod(name.hashCode(), HUES.length)]);
    if (named) {
      pen.setPaint(
          new GradientPaint(
              0f, height * 0.55f, new Color(0, 0, 0, 0), 0f, height, new Color(0, 0, 0, 220)));
      pen.fillRect(0, 0, width, height);
      name(pen, name, width, height);
    }
    pen.dispose();
    return image;
  }

  private static void name(Graphics2D pen, String name, int width, int height) {
    List<String> lines = lines(name.toUpperCase(Locale.ROOT));
    double room = width * 0.82;
    double size = width * 0.17;
    for (String line : lines) {
      double wide = pen.getFontMetrics(sized(100)).stringWidth(line) / 100.0;
      size = Math.min(size, room / wide);
    }
    double y = height * 0.89 - (lines.size() - 1) * size * 1.06;
    pen.setColor(new Color(250, 246, 238));
    pen.setFont(sized(size));
    for (String line : lines) {
      int wide = pen.getFontMetrics().stringWidth(line);
      pen.drawString(line, (float) ((width - wide) / 2.0), (float) y);
      y += size * 1.06;
    }
  }

  /** Lines of about the same length. */
  private static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    for (String word : name.split(" ")) {
      boolean joins = !lines.isEmpty() && lines.getLast().length() + word.length() < 12;
      lines.add(joins ? lines.removeLast() + " " + word : word);
    }
    return lines;
  }

  private static Font sized(double size) {
    return LETTERS.deriveFont(
        Map.of(TextAttribute.SIZE, (float) size, TextAttribute.TRACKING, 0.06f));
  }

  private static Font letters() {
    String file = "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf";
    try (InputStream in = Painted.class.getResourceAsStream(file)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
