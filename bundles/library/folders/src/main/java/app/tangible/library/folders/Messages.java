package app.tangible.library.folders;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences for people, in the language that the screen speaks now. */
final class Messages {

  private static final String NAME = "app.tangible.library.folders.messages";

  /** Where there is no French text, English stands in, whatever the machine speaks. */
  private static final ResourceBundle.Control ENGLISH_ELSE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  static String text(String key, Object... arguments) {
    Locale language = Locale.getDefault(Locale.Category.DISPLAY);
    ResourceBundle texts =
        ResourceBundle.getBundle(NAME, language, Messages.class.getClassLoader(), ENGLISH_ELSE);
    return new MessageFormat(texts.getString(key), language).format(arguments);
  }
}
