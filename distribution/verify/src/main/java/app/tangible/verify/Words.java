package app.tangible.verify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

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
    return ofTheSystem(System.getenv());
  }

  /**
   * The same with these variables (POSIX, 8.2): Java itself does not hear {@code LANG=fr} where
   * that locale is not installed.
   */
  static Words ofTheSystem(Map<String, String> environment) {
    String wanted =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElseGet(() -> Locale.getDefault().getLanguage());
    return new Words(
        wanted.equals("fr") || wanted.startsWith("fr_") || wanted.startsWith("fr.")
            ? Locale.FRENCH
            : Locale.ENGLISH);
  }

  static Words of(String language) {
    return switch (language) {
      case "en" -> new Words(Locale.ENGLISH);
      case "fr" -> new Words(Locale.FRENCH);
      default -> throw new Misuse("misuse.language");
    };
  }

  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
