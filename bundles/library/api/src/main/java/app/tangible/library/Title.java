package app.tangible.library;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing on the shelf, with what a poster and a list show of it.
 *
 * @param name as it is shown
 * @param sortName by which it is ordered: without article, folded
 * @param year of first release; empty when unknown
 * @param minimumAge years, from the strictest certificate known; empty when unknown
 * @param length running time; zero while unknown and for a series
 * @param added when it came into the household
 * @param place which episode of which series, or which extra of which film, it is
 * @param poster a file on this machine or an address; empty when there is none
 * @param resolution height of the picture in lines; 0 while unknown
 * @param onDisk whether it can be played now: whole, and its disk is there
 * @param seen how far the current viewer has come
 */
public record Title(
    TitleId id,
    Kind kind,
    Origin origin,
    String name,
    String sortName,
    OptionalInt year,
    OptionalInt minimumAge,
    List<String> genres,
    Duration length,
    Instant added,
    Optional<Place> place,
    Optional<URI> poster,
    int resolution,
    boolean onDisk,
    Seen seen) {

  /** Copies. */
  public Title {
    genres = List.copyOf(genres);
  }

  /** The same with this poster. */
  public Title poster(URI address) {
    return new Title(
        id,
        kind,
        origin,
        name,
        sortName,
        year,
        minimumAge,
        genres,
        length,
        added,
        place,
        Optional.of(address),
        resolution,
        onDisk,
        seen);
  }

  /** The same as another viewer has it. */
  public Title seen(Seen other) {
    return new Title(
        id,
        kind,
        origin,
        name,
        sortName,
        year,
        minimumAge,
        genres,
        length,
        added,
        place,
        poster,
        resolution,
        onDisk,
        other);
  }

  /** What it is. */
  public enum Kind {
    FILM,
    SERIES,
    EPISODE,
    EXTRA
  }

  /** How the household has it. */
  public enum Origin {
    /** By a licence, sealed. */
    OWNED,
    /** As ordinary files in a watched folder. */
    FILE
  }

  /**
   * Where it belongs.
   *
   * @param parent the series of an episode, the film or series of an extra
   * @param season 0 for specials and for an extra
   * @param number of the episode in its season; 0 for an extra
   */
  public record Place(TitleId parent, int season, int number) {}

  /**
   * How far one viewer has come.
   *
   * @param position where he stopped; zero at the beginning or when seen to the end
   * @param times how often seen to the end; of a series, how many of its episodes
   * @param last when he watched last; empty when never
   */
  public record Seen(Duration position, int times, Optional<Instant> last) {

    public static final Seen NEVER = new Seen(Duration.ZERO, 0, Optional.empty());

    /** Begun and not finished. */
    public boolean begun() {
      return !position.isZero();
    }
  }
}
