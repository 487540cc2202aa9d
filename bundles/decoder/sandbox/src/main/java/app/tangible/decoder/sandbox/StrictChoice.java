package app.tangible.decoder.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What the household chose, kept over a restart; else the configured one. */
final class StrictChoice {

  private static final int MAX_BYTES = 16;

  private final Path file;
  private volatile boolean strict;

  StrictChoice(Path folder, boolean configured) {
    file = folder.resolve("strict");
    strict = read(configured);
  }

  private boolean read(boolean configured) {
    try {
      if (!Files.exists(file)) {
        return configured;
      }
      // Anything but a plain no is the stricter answer.
      return Files.size(file) > MAX_BYTES || !Files.readString(file).strip().equals("false");
    } catch (IOException e) {
      return true;
    }
  }

  boolean strict() {
    return strict;
  }

  synchronized void choose(boolean wanted) {
    try {
      Path draft = file.resolveSibling("strict.part");
      Files.writeString(draft, Boolean.toString(wanted));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the choice cannot be kept in " + file, e);
    }
    strict = wanted;
  }
}
