package app.tangible.verify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the program says, in English or French. */
final class Words {

  private final ResourceBundle bundle;
  private final Locale locale;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "app.tangible.verify.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language of the system where it is one of the two, else English. */
  static Words ofTheSystem() {
    return new Words(
        Locale.getDefault().getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH);
  }

  static Words of(String language) {
    return switch (language) {
      case "en" -> new Words(Locale.ENGLISH);
      case "fr" -> new Words(Locale.FRENCH);
      default -> throw new IllegalArgumentException("--lang is en or fr");
    };
  }

  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
