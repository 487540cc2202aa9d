package app.tangible.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;

/**
 * Whether nothing is to move: what the person chose, kept over a restart; else what is configured,
 * else what the desktop says.
 */
final class CalmChoice {

  private static final int MAX_BYTES = 16;

  private final Path file;
  private boolean calm;

  /** On the JavaFX thread. */
  CalmChoice(Path folder, boolean configured) {
    file = folder.resolve("calm");
    calm = read(configured || Platform.getPreferences().isReducedMotion());
  }

  private boolean read(boolean otherwise) {
    try {
      if (Files.exists(file) && Files.size(file) <= MAX_BYTES) {
        return Boolean.parseBoolean(Files.readString(file).strip());
      }
    } catch (IOException e) {
      // A choice that cannot be read is no choice.
    }
    return otherwise;
  }

  boolean calm() {
    return calm;
  }

  void choose(boolean chosen) {
    calm = chosen;
    try {
      Files.writeString(file, Boolean.toString(chosen));
    } catch (IOException e) {
      throw new UncheckedIOException("the choice cannot be kept in " + file, e);
    }
  }
}
