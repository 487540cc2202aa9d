package app.tangible.metadata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From which age on a certificate lets a person watch. What bears its age in its name ({@code FSK
 * 12}, {@code 16+}, {@code VM14}) needs no table; the tables hold the names that do not.
 */
final class Certificates {

  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(\\d{1,2})(?!\\d)");
  private static final int OLDEST = 21;

  /** Names whose country is not told, or means by them what most do. */
  private static final Map<String, Integer> ANYWHERE =
      table(
          "G=0 PG=10 M=17 MA=17 R=17 X=18 U=0 UA=12 A=18 AL=0 TP=0 ALL=0 TOUSPUBLICS=0 KT=0 KNT=16"
              + " TVY=0 TVG=0 TVPG=10 TVMA=17 UNRESTRICTED=0");

  private static final Map<String, Map<String, Integer>> BY_COUNTRY =
      Map.ofEntries(
          Map.entry("US", table("GP=10 APPROVED=10 PASSED=10")),
          Map.entry("GB", table("UC=0 PG=8 A=8 AA=14 E=0")),
          Map.entry("IE", table("PG=8 E=0")),
          Map.entry("CA", table("PG=8 R=18 E=0")),
          Map.entry("AU", table("PG=8 M=15 MA=15 E=0 P=0 C=0")),
          Map.entry("NZ", table("PG=8 M=16")),
          Map.entry("ES", table("A=0 APTA=0 I=0")),
          Map.entry("IT", table("T=0 BA=6")),
          Map.entry("SE", table("BTL=0 BARNTILLATEN=0")),
          Map.entry("DK", table("A=0 F=0 TILLADTFORALLE=0")),
          Map.entry("NO", table("A=0 TILLATTFORALLE=0")),
          Map.entry("FI", table("S=0 KE=18")),
          Map.entry("IN", table("S=18")),
          Map.entry("BR", table("L=0 LIVRE=0")),
          Map.entry("AR", table("ATP=0 C=18")),
          Map.entry("MX", table("AA=0 A=0 B=12 C=18 D=21")),
          Map.entry("HK", table("I=0 IIA=10 IIB=15 III=18")),
          Map.entry("PT", table("PUBLICOS=0")));

  private static final Map<String, String> COUNTRY_NAMES =
      Map.ofEntries(
          Map.entry("USA", "US"),
          Map.entry("UNITEDSTATES", "US"),
          Map.entry("UNITEDSTATESOFAMERICA", "US"),
          Map.entry("UK", "GB"),
          Map.entry("UNITEDKINGDOM", "GB"),
          Map.entry("GERMANY", "DE"),
          Map.entry("FRANCE", "FR"),
          Map.entry("NETHERLANDS", "NL"),
          Map.entry("AUSTRALIA", "AU"),
          Map.entry("CANADA", "CA"),
          Map.entry("IRELAND", "IE"),
          Map.entry("SPAIN", "ES"),
          Map.entry("ITALY", "IT"),
          Map.entry("SWEDEN", "SE"),
          Map.entry("JAPAN", "JP"));

  private Certificates() {}

  static OptionalInt age(String certificate) {
    int colon = certificate.indexOf(':');
    String country = colon < 0 ? "" : word(certificate.substring(0, colon));
    String printed = certificate.substring(colon + 1).toUpperCase(Locale.ROOT);
    String name = word(printed.replace("RATED", ""));
    Map<String, Integer> own =
        BY_COUNTRY.getOrDefault(COUNTRY_NAMES.getOrDefault(country, country), Map.of());
    Integer known = own.getOrDefault(name, ANYWHERE.get(name));
    return known != null ? OptionalInt.of(known) : number(printed);
  }

  private static OptionalInt number(String printed) {
    Matcher number = NUMBER.matcher(printed);
    if (number.find()) {
      int age = Integer.parseInt(number.group(1));
      return age > OLDEST ? OptionalInt.empty() : OptionalInt.of(nc17(printed, age));
    }
    return OptionalInt.empty();
  }

  /** "No one 17 and under": the one name whose number is not the age that is let in. */
  private static int nc17(String printed, int age) {
    return printed.contains("NC") ? age + 1 : age;
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  private static Map<String, Integer> table(String entries) {
    Map<String, Integer> ages = new HashMap<>();
    for (String entry : entries.split(" ")) {
      int equals = entry.indexOf('=');
      ages.put(entry.substring(0, equals), Integer.valueOf(entry.substring(equals + 1)));
    }
    return Map.copyOf(ages);
  }
}
