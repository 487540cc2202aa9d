package app.tangible.catalogue.sql;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Titles as they are compared: without case, accents and ligatures. */
final class Titles {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private Titles() {}

  static String folded(String title) {
    String plain = MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
    // Letters that Unicode does not decompose.
    return plain
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d");
  }

  static List<String> words(String query) {
    return Arrays.stream(SPACES.split(folded(query))).filter(word -> !word.isEmpty()).toList();
  }

  static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
