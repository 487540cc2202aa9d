package app.tangible.transfer.cdn;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Sentences for people, in the language of the product. */
final class Messages {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("app.tangible.transfer.cdn.messages");

  private Messages() {}

  static String text(String key, Object... arguments) {
    return new MessageFormat(TEXTS.getString(key), TEXTS.getLocale()).format(arguments);
  }
}
