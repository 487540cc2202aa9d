package app.tangible.library.intake;

import app.tangible.library.Title;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One title found in a watched folder, as its names tell.
 *
 * @param key names it within its folder, the same after each scan; of a series the same in every
 *     folder
 * @param name empty for an episode that has only a number, an extra that has only a kind
 * @param parent key of the series of an episode, of the film or series of an extra
 * @param season 0 for specials and for what is no episode
 * @param number of the episode; of several in one file, the first
 * @param last of several episodes in one file, the last one's number; else the same as {@code
 *     number}
 * @param ids what the name says that others call it: {@code imdb}, {@code tmdb}, {@code tvdb}; of
 *     an extra its kind, {@code extra}: {@code trailer}, {@code featurette}, {@code deleted} …
 * @param beside the file, or the folder of a series, beside which others may have written about it
 * @param notes changes when what lies beside it changes; 0 when nothing does
 * @param poster a file
 * @param backdrop a file
 * @param files in the order in which they play; none for a series
 */
public record Find(
    String key,
    Title.Kind kind,
    String name,
    OptionalInt year,
    Optional<String> parent,
    int season,
    int number,
    int last,
    Map<String, String> ids,
    Path beside,
    long notes,
    Optional<Path> poster,
    Optional<Path> backdrop,
    List<FoundFile> files) {

  /** Copies. */
  public Find {
    ids = Map.copyOf(ids);
    files = List.copyOf(files);
  }

  /** The same, its files looked into. */
  public Find with(List<FoundFile> looked) {
    return new Find(
        key, kind, name, year, parent, season, number, last, ids, beside, notes, poster, backdrop,
        looked);
  }
}
