package app.tangible.library.folders;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names compared without what people write differently: accents, case, signs between words. */
final class Text {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Text() {}

  static String folded(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
