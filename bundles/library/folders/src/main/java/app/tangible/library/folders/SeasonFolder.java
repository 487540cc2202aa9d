package app.tangible.library.folders;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that holds one season.
 *
 * @param before what stands before the season: the series, where it is named
 * @param number 0 for specials
 */
record SeasonFolder(String before, int number) {

  private static final Pattern NUMBERED =
      Pattern.compile(
          "^(.*?)(?<![\\p{L}\\p{N}])(?:season|saison|staffel|series|temporada|stagione|seizoen|"
              + "sezon|säsong|sæson|sesong|kausi|s)[\\s._-]*(\\d{1,4})(?![\\p{L}\\p{N}])"
              + "(?![\\s._-]*e\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NUMBER_FIRST =
      Pattern.compile(
          "^()(\\d{1,2})(?:st|nd|rd|th|re|ère|e|ème|\\.)?[\\s._-]*(?:season|saison)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern SPECIALS =
      Pattern.compile(
          "^(?:specials?|hors[\\s._-]s[ée]ries?|sp[ée]cia(?:l|le|les|ux))$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static Optional<SeasonFolder> of(Folder folder) {
    if (folder.isRoot()) {
      return Optional.empty();
    }
    if (SPECIALS.matcher(folder.name()).matches()) {
      return Optional.of(new SeasonFolder("", 0));
    }
    for (Pattern pattern : new Pattern[] {NUMBERED, NUMBER_FIRST}) {
      Matcher match = pattern.matcher(folder.name());
      if (match.find()) {
        return Optional.of(new SeasonFolder(match.group(1), Integer.parseInt(match.group(2))));
      }
    }
    return Optional.empty();
  }
}
