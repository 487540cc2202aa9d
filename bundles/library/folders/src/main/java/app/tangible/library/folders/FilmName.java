package app.tangible.library.folders;

import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file or folder says of a film: what stands before the year, or before the
 * first word that only releases use.
 *
 * @param name empty when nothing is left of it
 */
record FilmName(String name, OptionalInt year, Map<String, String> ids) {

  private static final int FIRST_FILM = 1888;

  private static final Pattern ID =
      Pattern.compile(
          "[\\[{(]\\s*(imdb|tmdb|tvdb)(?:id)?\\s*[-=: ]\\s*(tt\\d{5,10}|\\d{1,10})\\s*[\\]})]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_IMDB =
      Pattern.compile("(?<![A-Za-z0-9])(tt\\d{7,8})(?![A-Za-z0-9])");
  private static final Pattern EDITION =
      Pattern.compile("\\{\\s*edition[-=: ][^}]*\\}", Pattern.CASE_INSENSITIVE);
  private static final Pattern SITE =
      Pattern.compile(
          "^\\s*[\\[(]?\\s*(?:www\\.[^\\s\\])]+|[\\w-]+\\.(?:com|net|org|to|ws))\\s*[\\])]?[\\s._-]+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEADING_GROUP =
      Pattern.compile("^\\s*\\[[^\\]]*\\][\\s._-]*(?=[^\\s(\\[])");
  private static final Pattern YEAR_IN_BRACKETS = Pattern.compile("[(\\[]\\s*(\\d{4})\\s*[)\\]]");
  private static final Pattern BARE_YEAR =
      Pattern.compile("(?<![\\p{L}\\p{N}])(\\d{4})(?![\\p{L}\\p{N}])");
  private static final Pattern TAG =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:\\d{3,4}[pi]|4k|8k|uhd|hdr(?:10)?(?:\\+|plus)?|dv|sdr|"
              + "blu-?ray|bd-?rip|br-?rip|bd(?:25|50|66|100)?|remux|dvd-?(?:rip|scr|5|9|r)?|"
              + "web-?(?:rip|dl|hd)?|hd-?(?:tv|rip|dvd|cam|ts)|pdtv|dsr|tv-?rip|vhs-?rip|cam-?rip|"
              + "telesync|telecine|screener|r5|x-?26[45]|h[ .]?26[45]|hevc|avc|av1|xvid|divx|"
              + "10-?bit|8-?bit|aac\\S*|ac3|e-?ac3|ddp?\\d?|dts(?:-?hd)?|true-?hd|atmos|flac|"
              + "multi|vostfr|vff|vfq|vfi|vof|truefrench|subfrench|dubbed|subbed|proper|repack|"
              + "rerip|internal|limited|extended|unrated|uncut|remastered|theatrical|imax|"
              + "director'?s[ ._-]cut|final[ ._-]cut|complete|nf|amzn|dsnp|hmax|atvp)"
              + "(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPACES = Pattern.compile("\\s{2,}");
  private static final Pattern EMPTY_BRACKETS = Pattern.compile("[\\[({]\\s*[\\])}]");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern INITIALS = Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{L}\\.){2,}");
  private static final Pattern ENDS = Pattern.compile("^[\\s._,;:+\\-–—]+|[\\s_,;:+\\-–—(\\[{]+$");

  /** Copies. */
  FilmName {
    ids = Map.copyOf(ids);
  }

  /** Of a name without its ending. */
  static FilmName of(String base) {
    Map<String, String> ids = new HashMap<>();
    String rest = EDITION.matcher(withoutIds(base, ids)).replaceAll(" ");
    rest = withoutStart(SITE, rest);
    rest = withoutStart(LEADING_GROUP, rest);
    OptionalInt at = year(rest);
    if (at.isPresent()) {
      Matcher digits = DIGITS.matcher(rest);
      digits.find(at.getAsInt());
      return new FilmName(
          untagged(spaced(rest.substring(0, at.getAsInt()))),
          OptionalInt.of(Integer.parseInt(digits.group())),
          ids);
    }
    return new FilmName(untagged(spaced(rest)), OptionalInt.empty(), ids);
  }

  /** A name that stands behind something else: also nothing, where releases' words begin it. */
  static String behind(String rest) {
    return trimmed(untagged(spaced("x " + rest)).substring(1));
  }

  private static String withoutIds(String base, Map<String, String> ids) {
    Matcher id = ID.matcher(base);
    while (id.find()) {
      String value = id.group(2).toLowerCase(Locale.ROOT);
      ids.put(id.group(1).toLowerCase(Locale.ROOT), value);
    }
    String rest = id.replaceAll(" ");
    Matcher bare = BARE_IMDB.matcher(rest);
    if (bare.find()) {
      ids.putIfAbsent("imdb", bare.group(1));
      rest = bare.replaceAll(" ");
    }
    return rest;
  }

  /** Unless nothing would be left. */
  private static String withoutStart(Pattern start, String text) {
    String rest = start.matcher(text).replaceFirst("");
    return rest.isBlank() ? text : rest;
  }

  /**
   * Where the year begins: the last one in brackets, else the last one that stands alone and not at
   * the beginning.
   */
  private static OptionalInt year(String text) {
    for (Pattern pattern : List.of(YEAR_IN_BRACKETS, BARE_YEAR)) {
      OptionalInt last = OptionalInt.empty();
      Matcher all = pattern.matcher(text);
      while (all.find()) {
        int number = Integer.parseInt(all.group(1));
        boolean first = spaced(text.substring(0, all.start())).isEmpty();
        if (number >= FIRST_FILM && number <= Year.now().getValue() + 2 && !first) {
          last = OptionalInt.of(all.start());
        }
      }
      if (last.isPresent()) {
        return last;
      }
    }
    return OptionalInt.empty();
  }

  private static String untagged(String name) {
    Matcher tag = TAG.matcher(name);
    int from = 0;
    while (tag.find(from)) {
      String before = trimmed(name.substring(0, tag.start()));
      if (!before.isEmpty()) {
        return before;
      }
      from = tag.end();
    }
    return trimmed(name);
  }

  /** Dots and underscores are spaces where there are no others; initials keep their dots. */
  static String spaced(String text) {
    String plain = text.replace('_', ' ');
    if (plain.strip().indexOf(' ') < 0 || dots(plain) > spaces(plain)) {
      Matcher initials = INITIALS.matcher(plain);
      StringBuilder spaced = new StringBuilder();
      int from = 0;
      while (initials.find()) {
        spaced.append(plain, from, initials.start()).append(initials.group().replace('.', '\0'));
        spaced.append('.');
        from = initials.end();
      }
      spaced.append(plain.substring(from));
      plain = spaced.toString().replace('.', ' ').replace('\0', '.');
      plain = plain.replaceAll("\\.( |$)", ". ");
    }
    return trimmed(plain);
  }

  private static long dots(String text) {
    return text.chars().filter(letter -> letter == '.').count();
  }

  private static long spaces(String text) {
    return text.strip().chars().filter(letter -> letter == ' ').count();
  }

  private static String trimmed(String text) {
    String rest = SPACES.matcher(text).replaceAll(" ").strip();
    String before;
    do {
      before = rest;
      rest = ENDS.matcher(rest).replaceAll("");
      rest =
          rest.indexOf(')') + rest.indexOf(']') + rest.indexOf('}') == -3
              ? rest
              : EMPTY_BRACKETS.matcher(rest).replaceAll("");
      rest = rest.strip();
    } while (!rest.equals(before));
    return rest;
  }
}
