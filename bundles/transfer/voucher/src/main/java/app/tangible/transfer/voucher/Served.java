package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many bytes of each film were ever sent, for people: written now and then, so that a kill
 * loses a minute of it. Not safe for use by several threads.
 */
final class Served {

  private static final int MAX_FILE_BYTES = 4 << 20;
  private static final String LINE = "[0-9a-f]{32} [0-9]{1,18}";

  private final Path file;
  private final Map<String, Long> bytes = new TreeMap<>();
  private boolean changed;

  Served(Path file) {
    this.file = file;
    try {
      if (Files.size(file) <= MAX_FILE_BYTES) {
        for (String line : Files.readAllLines(file)) {
          if (line.matches(LINE)) {
            bytes.put(line.substring(0, 32), Long.parseLong(line.substring(33)));
          }
        }
      }
    } catch (NoSuchFileException none) {
      // Nothing was sent yet.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + file, e);
    }
  }

  void add(FilmId film, long more) {
    bytes.merge(film.hex(), more, Long::sum);
    changed = true;
  }

  long of(FilmId film) {
    return bytes.getOrDefault(film.hex(), 0L);
  }

  long all() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }

  void write() {
    if (!changed) {
      return;
    }
    List<String> lines =
        bytes.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.toList());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, lines);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      changed = false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be written: " + file, e);
    }
  }
}
