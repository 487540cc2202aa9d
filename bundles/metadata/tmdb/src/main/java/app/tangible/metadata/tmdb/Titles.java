package app.tangible.metadata.tmdb;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How much two titles are the same. */
final class Titles {

  private static final int MAX_LENGTH = 200;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ARTICLE =
      Pattern.compile("^(?:the|an?|l|les?|la|une?|der|das|ein|eine|el|los|las|il|lo) (?=.)");
  private static final Pattern NO_NUMBER = Pattern.compile("[^\\p{N}]+");

  private Titles() {}

  /** Without case, accents, punctuation and the first article. */
  static String plain(String title) {
    String shorter = title.length() > MAX_LENGTH ? title.substring(0, MAX_LENGTH) : title;
    String letters =
        MARKS
            .matcher(Normalizer.normalize(shorter, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace("&", " and ")
            .replace("'", "")
            .replace("\u2019", "")
            .replace("ß", "ss")
            .replace("æ", "ae")
            .replace("ø", "o")
            .replace("œ", "oe");
    String words = OTHER.matcher(letters).replaceAll(" ").strip();
    return ARTICLE.matcher(words).replaceFirst("");
  }

  /** 1 for the same, 0 for nothing in common; a sequel is nothing like its predecessor. */
  static double likeness(String one, String other) {
    String first = plain(one);
    String second = plain(other);
    if (first.isEmpty() || second.isEmpty() || !numbers(first).equals(numbers(second))) {
      return 0;
    }
    int longer = Math.max(first.length(), second.length());
    return 1 - (double) distance(first, second) / longer;
  }

  private static List<String> numbers(String title) {
    return NO_NUMBER.splitAsStream(title).filter(number -> !number.isEmpty()).toList();
  }

  /** Levenshtein: insertions, deletions and replacements of one character. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] now = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
      }
      int[] swap = before;
      before = now;
      now = swap;
    }
    return before[other.length()];
  }
}
