package app.tangible.store.http;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Sentences for people, in the language of the product. */
final class Messages {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("app.tangible.store.http.messages");

  private Messages() {}

  static String text(String key, Object... arguments) {
    return new MessageFormat(TEXTS.getString(key), TEXTS.getLocale()).format(arguments);
  }
}
