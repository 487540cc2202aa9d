package app.tangible.ui.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Remembers when the library was last saved, and where: two lines in a file. */
final class LastBackup {

  private static final int MAX_BYTES = 4_096;

  private final Path note;

  LastBackup(Path folder) {
    note = folder.resolve("backup");
  }

  /** When and where. */
  record Made(Instant when, Path file) {}

  /** Empty when never, and where the note cannot be read. */
  Optional<Made> made() {
    try {
      if (!Files.exists(note) || Files.size(note) > MAX_BYTES) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(note);
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(new Made(Instant.parse(lines.get(0)), Path.of(lines.get(1))));
    } catch (IOException | DateTimeParseException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }

  void note(Made made) {
    try {
      Files.writeString(note, made.when() + "\n" + made.file() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the time of the backup cannot be noted", e);
    }
  }
}
