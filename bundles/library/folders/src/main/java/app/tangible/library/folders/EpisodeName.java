package app.tangible.library.folders;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file says of an episode.
 *
 * @param before what stands before the numbers: the series, where it is named
 * @param season empty number where the name does not say
 * @param name what stands behind the numbers, without the words that only releases use
 */
record EpisodeName(String before, Optional<Integer> season, int number, int last, String name) {

  private static final int MOST_IN_ONE = 50;

  private static final Pattern SEASON_EPISODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])s(\\d{1,4})[\\s._-]*e(?:p|pisode)?[\\s._-]*(\\d{1,4})"
              + "((?:\\s?[-–+&]?\\s?(?:s\\d{1,4})?ex?p?\\d{1,4}|[-–]\\d{1,4}(?![\\p{L}\\p{N}]))*)"
              + "(?!\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CROSS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(\\d{1,2})x(\\d{2,3})((?:[-–](?:\\d{1,2}x)?\\d{2,3}|x\\d{2,3})*)"
              + "(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})[-._ ](\\d{2})[-._ ](\\d{2})(?!\\d)");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(?<!\\d)(\\d{2})[-._ ](\\d{2})[-._ ](\\d{4})(?!\\d)");
  private static final Pattern WORD_NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:e|ep|eps|episode|épisode|folge|episodio|afl|part|#)[\\s._-]*"
              + "(\\d{1,4})(?:v\\d)?(?:[-–](\\d{1,4}))?(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.(\\[])(\\d{1,4})(?:v\\d)?(?:[-–](\\d{1,4}))?(?![\\p{L}\\p{N})\\]])");
  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]|\\([^)]*\\)");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** {@code S01E02}, {@code s01e02e03}, {@code S01E02-E03}, {@code 1x02}. */
  static Optional<EpisodeName> numbered(String base) {
    Matcher match = SEASON_EPISODE.matcher(base);
    if (!match.find()) {
      match = CROSS.matcher(base);
      if (!match.find()) {
        return Optional.empty();
      }
    }
    int number = Integer.parseInt(match.group(2));
    int last = number;
    Matcher more = DIGITS.matcher(match.group(3).replaceAll("(?i)s\\d{1,4}|\\d{1,2}x", ""));
    while (more.find()) {
      last = Math.max(last, Integer.parseInt(more.group()));
    }
    return Optional.of(
        new EpisodeName(
            base.substring(0, match.start()),
            Optional.of(Integer.parseInt(match.group(1))),
            number,
            last - number <= MOST_IN_ONE ? last : number,
            FilmName.behind(base.substring(match.end()))));
  }

  /** {@code 2019-05-03}: the year is the season, month and day are the number. */
  static Optional<EpisodeName> dated(String base) {
    Matcher match = YEAR_FIRST.matcher(base);
    boolean yearFirst = match.find();
    if (!yearFirst) {
      match = YEAR_LAST.matcher(base);
      if (!match.find()) {
        return Optional.empty();
      }
    }
    try {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(match.group(yearFirst ? 1 : 3)),
              Integer.parseInt(match.group(2)),
              Integer.parseInt(match.group(yearFirst ? 3 : 1)));
      int number = day.getMonthValue() * 100 + day.getDayOfMonth();
      String name = FilmName.behind(base.substring(match.end()));
      return Optional.of(
          new EpisodeName(
              base.substring(0, match.start()),
              Optional.of(day.getYear()),
              number,
              number,
              name.isEmpty() ? day.toString() : name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@code Episode 5}, {@code E05}, {@code Show - 012 - Name}, {@code 05. Name}. */
  static Optional<EpisodeName> counted(String base) {
    String plain = BRACKETS.matcher(base).replaceAll(" ");
    for (Pattern pattern : new Pattern[] {WORD_NUMBER, NUMBER}) {
      Matcher match = pattern.matcher(plain);
      int from = 0;
      while (match.find(from)) {
        int number = Integer.parseInt(match.group(1));
        if (match.group(1).length() < 4 || number < 1888) {
          int last = match.group(2) == null ? number : Integer.parseInt(match.group(2));
          return Optional.of(
              new EpisodeName(
                  plain.substring(0, match.start()),
                  Optional.empty(),
                  number,
                  last > number && last - number <= MOST_IN_ONE ? last : number,
                  FilmName.behind(plain.substring(match.end()))));
        }
        from = match.end();
      }
    }
    return Optional.empty();
  }
}
