package app.tangible.metadata.nfo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Certificates as {@code country:certificate}, from the many ways of writing one. */
final class Printed {

  private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:\\s/\\s|\\||;|,)\\s*");
  // "DE-16", which "PG-13", "NC-17" and "TV-14" only look like.
  private static final Pattern JELLYFIN = Pattern.compile("(?!PG|NC|TV)[A-Z]{2}-.+");
  private static final Set<String> OF_THE_USA =
      Set.of("G", "PG", "PG-13", "R", "NC-17", "TV-Y", "TV-Y7", "TV-G", "TV-PG", "TV-14", "TV-MA");
  private static final Map<String, String> COUNTRIES =
      Map.ofEntries(
          Map.entry("usa", "US"),
          Map.entry("united states", "US"),
          Map.entry("united states of america", "US"),
          Map.entry("uk", "GB"),
          Map.entry("united kingdom", "GB"),
          Map.entry("germany", "DE"),
          Map.entry("deutschland", "DE"),
          Map.entry("france", "FR"),
          Map.entry("netherlands", "NL"),
          Map.entry("australia", "AU"),
          Map.entry("canada", "CA"),
          Map.entry("ireland", "IE"),
          Map.entry("spain", "ES"),
          Map.entry("italy", "IT"),
          Map.entry("sweden", "SE"),
          Map.entry("norway", "NO"),
          Map.entry("denmark", "DK"),
          Map.entry("finland", "FI"),
          Map.entry("japan", "JP"),
          Map.entry("brazil", "BR"),
          Map.entry("portugal", "PT"),
          Map.entry("switzerland", "CH"),
          Map.entry("austria", "AT"),
          Map.entry("belgium", "BE"));

  private Printed() {}

  static List<String> certificates(Element root) {
    return Stream.of("mpaa", "certification")
        .flatMap(root::all)
        .map(Element::text)
        .flatMap(SEPARATOR::splitAsStream)
        .map(Printed::certificate)
        .filter(text -> !text.isEmpty() && text.length() < 60)
        .distinct()
        .limit(40)
        .toList();
  }

  private static String certificate(String text) {
    if (text.regionMatches(true, 0, "Rated ", 0, 6)) {
      // "Rated PG-13 for some violence" is how the MPA's own sentence begins
      return "US:" + text.substring(6).strip().split("\\s")[0];
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      String plain = text.strip();
      if (JELLYFIN.matcher(plain).matches()) {
        return plain.substring(0, 2) + ":" + plain.substring(3);
      }
      return OF_THE_USA.contains(plain.toUpperCase(Locale.ROOT)) ? "US:" + plain : plain;
    }
    String country = text.substring(0, colon).strip();
    String code = COUNTRIES.getOrDefault(country.toLowerCase(Locale.ROOT), country);
    String printed = text.substring(colon + 1).strip();
    boolean isCode = code.length() == 2;
    return printed.isEmpty() ? "" : (isCode ? code.toUpperCase(Locale.ROOT) : code) + ":" + printed;
  }
}
