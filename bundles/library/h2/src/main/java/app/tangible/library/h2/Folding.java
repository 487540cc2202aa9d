package app.tangible.library.h2;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text without accents and case, cut into words, for order and search. */
final class Folding {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ARTICLE =
      Pattern.compile("^(?:(?:the|an?|les?|la|une?) +|l['’] ?)(?=.)");

  private Folding() {}

  static String folded(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder folded = new StringBuilder(plain.length());
    String small = plain.toLowerCase(Locale.ROOT);
    for (int i = 0; i < small.length(); i++) {
      char letter = small.charAt(i);
      switch (letter) {
        case 'ß' -> folded.append("ss");
        case 'æ' -> folded.append("ae");
        case 'œ' -> folded.append("oe");
        case 'ø' -> folded.append('o');
        case 'ł' -> folded.append('l');
        case 'đ', 'ð' -> folded.append('d');
        case 'þ' -> folded.append("th");
        case 'ı' -> folded.append('i');
        default -> folded.append(letter);
      }
    }
    return folded.toString();
  }

  /** Without the article of the two languages that the product speaks. */
  static String sortName(String name) {
    String folded = folded(name).strip();
    return ARTICLE.matcher(folded).replaceFirst("");
  }

  /** The words of the sort name. */
  static String plainName(String name) {
    return String.join(" ", words(sortName(name)));
  }

  /** As they stand in a question. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(folded(text))) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /**
   * By which a text is found: also without its apostrophes, and from each sign of a script that
   * puts nothing between words.
   */
  static Set<String> findable(String text) {
    Set<String> words = new LinkedHashSet<>(words(text));
    if (text.indexOf('\'') >= 0 || text.indexOf('’') >= 0) {
      words.addAll(words(text.replaceAll("['’]", "")));
    }
    for (String word : List.copyOf(words)) {
      for (int i = 1; i < Math.min(word.length(), 24); i++) {
        if (unspaced(word.charAt(i))) {
          words.add(word.substring(i));
        }
      }
    }
    return words;
  }

  private static boolean unspaced(char letter) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, THAI -> true;
      default -> false;
    };
  }
}
