package app.tangible.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All that the household can watch: owned films and ordinary files side by side, as the current
 * {@link Viewers#current viewer} may see them. Reading is quick (no disk); safe for use by several
 * threads.
 */
@ProviderType
public interface Shelf {

  /**
   * Those that match, in the order asked for. Films and series unless other kinds are asked for.
   */
  List<Title> browse(Query query);

  /** One, whatever its kind. */
  Optional<Title> title(TitleId id);

  /** All that is known of one. Reads the disk. */
  Optional<TitleDetail> detail(TitleId id);

  /** Of a series, by season and number. */
  List<Title> episodes(TitleId series);

  /** Trailers, deleted scenes and the like, by name. */
  List<Title> extras(TitleId parent);

  /** Other copies of the same film, the best picture first; without the one asked about. */
  List<Title> copies(TitleId id);

  /** What the current viewer has begun, and the next episode of what he follows; latest first. */
  List<Title> toContinue(int atMost);

  /** What plays after it: the next episode, where there is one. */
  Optional<Title> after(TitleId id);

  /** Of everything that can be seen, most frequent first. */
  List<String> genres();

  /**
   * Says what a title really is, after a person chose; asks the metadata sources again, of a series
   * about its episodes too: what was known of them was another series'.
   *
   * @param ids as {@link TitleDetail#ids}; empty asks anew by name and year
   * @throws LibraryException when the current viewer has an age limit
   */
  void identify(TitleId id, String name, int year, Map<String, String> ids);

  /** Calls the listener after each change until the handle is closed. */
  AutoCloseable onChange(Runnable listener);

  /**
   * What to show.
   *
   * @param text every word of it begins a word of the name, the original name, a person or the
   *     year; accents and case do not matter; empty for all
   * @param genres any of them; empty for all
   * @param origins any of them; empty for all
   * @param atMost how many; 0 for all
   */
  record Query(
      Set<Title.Kind> kinds,
      String text,
      Set<String> genres,
      Set<Title.Origin> origins,
      State state,
      Order order,
      int atMost) {

    /** Copies. */
    public Query {
      kinds = Set.copyOf(kinds);
      genres = Set.copyOf(genres);
      origins = Set.copyOf(origins);
    }

    /** All films and series by name. */
    public static final Query ALL =
        new Query(
            Set.of(Title.Kind.FILM, Title.Kind.SERIES),
            "",
            Set.of(),
            Set.of(),
            State.ANY,
            Order.NAME,
            0);

    /** The same with a text; the best match first. */
    public Query text(String wanted) {
      return new Query(kinds, wanted, genres, origins, state, order, atMost);
    }

    /** The same in another order. */
    public Query order(Order wanted) {
      return new Query(kinds, text, genres, origins, state, wanted, atMost);
    }

    /** The same with another state. */
    public Query state(State wanted) {
      return new Query(kinds, text, genres, origins, wanted, order, atMost);
    }

    /** The same with these kinds. */
    public Query kinds(Set<Title.Kind> wanted) {
      return new Query(wanted, text, genres, origins, state, order, atMost);
    }

    /** The same with these genres. */
    public Query genres(Set<String> wanted) {
      return new Query(kinds, text, wanted, origins, state, order, atMost);
    }

    /** The same with these origins. */
    public Query origins(Set<Title.Origin> wanted) {
      return new Query(kinds, text, genres, wanted, state, order, atMost);
    }

    /** The same, no more than that. */
    public Query atMost(int wanted) {
      return new Query(kinds, text, genres, origins, state, order, wanted);
    }
  }

  /** How far the current viewer has come. */
  enum State {
    ANY,
    UNSEEN,
    BEGUN,
    SEEN
  }

  /** Orders. */
  enum Order {
    NAME,
    /** Newest in the household first. */
    ADDED,
    /** Newest release first. */
    YEAR,
    /** Best rated first. */
    RATING,
    /** Shortest first. */
    LENGTH,
    /** Watched last first. */
    WATCHED
  }
}
