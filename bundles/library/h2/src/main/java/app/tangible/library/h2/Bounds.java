package app.tangible.library.h2;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much of what a source says is kept: it may be anybody's plug-in. */
final class Bounds {

  static final int PERSONS = 200;

  private static final int LINE = 500;
  private static final int TEXT = 20_000;
  private static final int LINES = 50;
  private static final int IDS = 20;
  private static final int ADDRESS = 2000;
  private static final Set<String> SCHEMES = Set.of("file", "http", "https");

  private Bounds() {}

  static String line(String text) {
    return cut(text, LINE);
  }

  static String text(String text) {
    return cut(text, TEXT);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  static List<String> lines(List<String> texts) {
    return texts.stream().limit(LINES).map(Bounds::line).toList();
  }

  static Map<String, String> map(Map<String, String> ids) {
    Map<String, String> kept = new HashMap<>();
    ids.entrySet().stream()
        .limit(IDS)
        .forEach(entry -> kept.put(line(entry.getKey()), line(entry.getValue())));
    return kept;
  }

  static boolean picture(URI address) {
    return address.getScheme() != null
        && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
        && address.toString().length() <= ADDRESS;
  }
}
