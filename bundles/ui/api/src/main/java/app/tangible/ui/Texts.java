package app.tangible.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * The texts of one bundle in one language: {@code texts_<language>.properties} in UTF-8 beside a
 * class; English stands in for a language or a text that is missing.
 */
public final class Texts {

  private static final String FALLBACK = "en";

  private final Properties texts;
  private final boolean oneIsBelowTwo;

  /** Of the bundle that this class is in. */
  public Texts(Class<?> owner, Locale locale) {
    Properties english = read(owner, FALLBACK, new Properties());
    texts =
        locale.getLanguage().equals(FALLBACK)
            ? english
            : read(owner, locale.getLanguage(), new Properties(english));
    oneIsBelowTwo = locale.getLanguage().equals("fr"); // "0 film", but "0 films" in English
  }

  private static Properties read(Class<?> owner, String language, Properties into) {
    try (InputStream in = owner.getResourceAsStream("texts_" + language + ".properties")) {
      if (in != null) {
        into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      return into;
    } catch (IOException e) {
      throw new UncheckedIOException("texts of " + owner.getPackageName(), e);
    }
  }

  /** The text, with {@code {0}}, {@code {1}} … replaced; the key itself where it has none. */
  public String get(String key, Object... values) {
    String text = texts.getProperty(key, key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** The text {@code key.one} or {@code key.many}, with {@code {0}} replaced by the count. */
  public String count(String key, long count) {
    boolean one = oneIsBelowTwo ? count < 2 : count == 1;
    return get(key + (one ? ".one" : ".many"), count);
  }
}
