package app.tangible.ui.shell;

import app.tangible.ui.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The language that the person chose in Settings, kept over a restart; else the configured one. It
 * is the process's display language too, so that what the store or a fetch says is said in it.
 */
final class LanguageChoice {

  private static final int MAX_BYTES = 16;

  private final Locale system = Locale.getDefault(Locale.Category.DISPLAY);
  private final Path file;
  private Language language;
  private Runnable chosen = () -> {};

  LanguageChoice(Path folder, Language configured) {
    file = folder.resolve("language");
    language = read(configured);
    speak();
  }

  private void speak() {
    Locale.setDefault(Locale.Category.DISPLAY, locale());
  }

  /** The process speaks as it did before. */
  void close() {
    Locale.setDefault(Locale.Category.DISPLAY, system);
  }

  private Language read(Language configured) {
    try {
      if (Files.exists(file) && Files.size(file) <= MAX_BYTES) {
        return Language.valueOf(Files.readString(file).strip());
      }
    } catch (IOException | IllegalArgumentException e) {
      // A choice that cannot be read is no choice.
    }
    return configured;
  }

  Language language() {
    return language;
  }

  /** Calls it after each choice. */
  void onChoose(Runnable listener) {
    chosen = listener;
  }

  void choose(Language next) {
    language = next;
    speak();
    chosen.run();
    try {
      Files.writeString(file, next.name());
    } catch (IOException e) {
      throw new UncheckedIOException("the chosen language cannot be kept in " + file, e);
    }
  }

  Locale locale() {
    return switch (language) {
      case SYSTEM -> {
        yield system.getLanguage().equals("fr") || system.getLanguage().equals("en")
            ? system
            : Locale.ENGLISH;
      }
      case EN -> Locale.ENGLISH;
      case FR -> Locale.FRENCH;
    };
  }
}
