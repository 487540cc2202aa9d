package app.tangible.viewing.local;

import app.tangible.viewing.Scene.Segment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads edit lists as MPlayer and Kodi do: {@code <film>.edl}, a line for each stretch, {@code from
 * to action}, in seconds or {@code h:mm:ss}; action 0 cuts, 3 is a commercial break.
 */
final class Edl {

  private static final Logger LOG = LoggerFactory.getLogger(Edl.class);
  private static final long MOST_BYTES = 1 << 16;
  private static final int MOST_LINES = 1000;
  private static final double LONGEST_SECONDS = 86_400;

  private Edl() {}

  static List<Segment> beside(Path film) {
    String name = film.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path file = film.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".edl");
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return List.of();
      }
      return read(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      LOG.debug("an edit list is not read: {}", e.toString());
      return List.of();
    }
  }

  static List<Segment> read(String text) {
    return text.lines().limit(MOST_LINES).map(Edl::line).flatMap(Optional::stream).toList();
  }

  private static Optional<Segment> line(String line) {
    String[] words = line.strip().split("[\\s,]+");
    if (words.length < 3 || !List.of("0", "3").contains(words[2])) {
      return Optional.empty();
    }
    Optional<Duration> from = time(words[0]);
    Optional<Duration> to = time(words[1]);
    return from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) < 0
        ? Optional.of(new Segment(Segment.Kind.COMMERCIAL, from.get(), to.get()))
        : Optional.empty();
  }

  private static Optional<Duration> time(String word) {
    double seconds = 0;
    try {
      for (String part : List.of(word.split(":"))) {
        seconds = seconds * 60 + Double.parseDouble(part);
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return seconds >= 0 && seconds <= LONGEST_SECONDS
        ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
        : Optional.empty();
  }

  /** Both lists, by where they begin. */
  static List<Segment> together(List<Segment> some, List<Segment> others) {
    List<Segment> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort((one, other) -> one.from().compareTo(other.from()));
    return List.copyOf(all);
  }
}
