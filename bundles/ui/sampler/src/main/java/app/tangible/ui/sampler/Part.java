package app.tangible.ui.sampler;

import java.util.Arrays;
import java.util.Locale;

/** What is shown together. */
enum Part {
  WORDS,
  BUTTONS,
  FORMS,
  TILES,
  OVERLAYS;

  static Part of(String word) {
    return Arrays.stream(values())
        .filter(part -> part.word().equals(word))
        .findFirst()
        .orElse(WORDS);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
