package app.tangible.library.folders;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Languages as files name them, as BCP 47 names them. */
final class Languages {

  private static final Map<String, String> KNOWN = known();

  private Languages() {}

  private static Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale locale = Locale.of(code);
      known.put(code, code);
      known.put(locale.getISO3Language(), code);
      known.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
      known.put(locale.getDisplayLanguage(Locale.FRENCH).toLowerCase(Locale.ROOT), code);
    }
    // ISO 639-2/B, where it differs from 639-2/T.
    String bibliographic =
        "alb sq arm hy baq eu bur my chi zh cze cs dut nl fre fr geo ka ger de gre el ice is"
            + " mac mk mao mi may ms per fa rum ro slo sk tib bo wel cy scc sr scr hr"
            + " vf fr vff fr vfq fr pob pt cht zh chs zh jp ja";
    String[] pairs = bibliographic.split(" ");
    for (int i = 0; i < pairs.length; i += 2) {
      known.put(pairs[i], pairs[i + 1]);
    }
    return Map.copyOf(known);
  }

  /** Empty where it is none, or unknown. */
  static String of(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    String first = small.split("[-_]", 2)[0];
    String whole = KNOWN.get(small);
    return whole != null ? whole : KNOWN.getOrDefault(first, "");
  }
}
