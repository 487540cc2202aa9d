package app.tangible.player;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Brings the many ways in which files name a language to one. */
public final class Languages {

  /** ISO 639-2/B where it is not the /T code, and words that stand in file names. */
  private static final String SYNONYMS =
      "fre fr,ger de,dut nl,gre el,chi zh,cze cs,per fa,rum ro,slo sk,alb sq,arm hy,baq eu,bur my,"
          + "geo ka,ice is,mac mk,mao mi,may ms,tib bo,wel cy,scr hr,scc sr,"
          + "english en,anglais en,ingles en,french fr,francais fr,français fr,vf fr,vff fr,vfq fr,"
          + "german de,deutsch de,allemand de,spanish es,espanol es,español es,castellano es,"
          + "espagnol es,italian it,italiano it,italien it,portuguese pt,portugues pt,brazilian pt,"
          + "dutch nl,nederlands nl,russian ru,japanese ja,chinese zh,korean ko,arabic ar,"
          + "polish pl,polski pl,swedish sv,svenska sv,norwegian no,danish da,dansk da,finnish fi,"
          + "suomi fi,turkish tr,greek el,hebrew he,czech cs,hungarian hu,romanian ro,ukrainian uk,"
          + "pob pt,jpn ja,gsw de";

  private static final Map<String, String> KNOWN = known();

  private Languages() {}

  private static Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    for (String two : Locale.getISOLanguages()) {
      known.put(two, two);
      try {
        known.put(Locale.of(two).getISO3Language(), two);
      } catch (MissingResourceException e) {
        // It has no three letters; nobody writes it so.
      }
    }
    for (String pair : SYNONYMS.split(",")) {
      String[] both = pair.split(" ");
      known.put(both[0], both[1]);
    }
    return Map.copyOf(known);
  }

  /**
   * The ISO 639-1 code of a tag, code or English, French, German … name of a language: {@code fr}
   * of {@code fre}, {@code fra}, {@code fr-CA} and {@code French}; empty for what is none.
   */
  public static Optional<String> of(String named) {
    String lower = named.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    String found = KNOWN.get(lower);
    if (found == null && lower.indexOf('-') > 0) {
      found = KNOWN.get(lower.substring(0, lower.indexOf('-')));
    }
    return Optional.ofNullable(found);
  }

  /** Whether both name the same language. */
  public static boolean same(String one, String other) {
    return of(one).isPresent() && of(one).equals(of(other));
  }
}
