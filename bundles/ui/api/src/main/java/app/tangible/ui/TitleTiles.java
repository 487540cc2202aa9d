package app.tangible.ui;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How titles of the shelf are shown as tiles, the same on each page. */
public final class TitleTiles {

  private static final int LINES_4K = 1600;

  private final Screen screen;
  private final Texts texts;
  private Set<TitleId> leftOut = Set.of();

  /** For this screen. */
  public TitleTiles(Screen screen) {
    this.screen = screen;
    this.texts = new Texts(TitleTiles.class, screen.locale());
  }

  /** Owned titles that are left out; reads the library. */
  public static Set<TitleId> leftOut(Library library) {
    Set<FilmId> films = library.leftOut();
    return films.isEmpty()
        ? Set.of()
        : library.films().stream()
            .filter(film -> !film.onDisk() && films.contains(film.film()))
            .map(film -> TitleId.of(film.licence()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** From now on these say that they are not here, and show their page where they would play. */
  public void leaveOut(Set<TitleId> titles) {
    leftOut = titles;
  }

  /** The id of a title's node, unique among rows of other names. */
  public static String node(String row, Title title) {
    return row + "-" + title.id().value().replace('.', '-');
  }

  /** Leads to the page of a title. */
  public void open(Title title) {
    screen.open(page(title), Map.of("title", shown(title).value()));
  }

  private static String page(Title title) {
    return title.kind() == Title.Kind.SERIES || title.kind() == Title.Kind.EPISODE
        ? "series"
        : "film";
  }

  private static TitleId shown(Title title) {
    return title.kind() == Title.Kind.EPISODE
        ? title.place().map(Title.Place::parent).orElse(title.id())
        : title.id();
  }

  /** Plays a title: an owned film by its licence, all else by its id. */
  public void play(Title title, boolean fromStart) {
    if (leftOut.contains(title.id())) {
      open(title); // there it can be fetched
      return;
    }
    Map<String, String> what =
        title
            .id()
            .licence()
            .map(
                licence ->
                    Map.of(
                        "licence",
                        licence.hex(),
                        "from",
                        String.valueOf(fromStart ? 0 : title.seen().position().toMillis())))
            .orElseGet(
                () -> Map.of("title", title.id().value(), "from", fromStart ? "start" : "resume"));
    screen.open("playing", what);
  }

  /** A row of tiles that do this. */
  public ShelfRow<Title> row(
      String name, String heading, PosterTile.Shape shape, Consumer<Title> pressed) {
    return new ShelfRow<>(heading, shape, title -> node(name, title), pressed, this::fill);
  }

  /** Puts the title onto the tile, or brings it up to date. */
  public void fill(Title title, PosterTile tile) {
    tile.show(title.name(), line(title), title.id().value());
    title
        .poster()
        .ifPresentOrElse(
            address -> tile.artwork().fetch(screen, address), () -> tile.artwork().none());
    tile.marks(marks(title));
    tile.seen(title.kind() != Title.Kind.SERIES && seen(title) && !title.seen().begun());
    boolean begun = title.seen().begun() && !title.length().isZero();
    tile.progress(
        begun ? title.seen().position().toMillis() / (double) title.length().toMillis() : -1);
    boolean comes = title.origin() == Title.Origin.OWNED;
    String away =
        leftOut.contains(title.id()) ? "title.leftOut" : comes ? "title.coming" : "title.away";
    tile.badge(title.onDisk() ? "" : texts.get(away));
  }

  private static boolean seen(Title title) {
    return title.seen().times() > 0;
  }

  /** The same as signs, as small as a tile wants them. */
  private static List<Mark> marks(Title title) {
    List<Mark> marks = new ArrayList<>();
    if (title.origin() == Title.Origin.OWNED) {
      marks.add(new Mark("", Badge.Tone.OWNED, Icons.SHIELD));
    }
    if (title.resolution() >= LINES_4K) {
      marks.add(new Mark("4K", Badge.Tone.PLAIN));
    }
    return marks;
  }

  /** 4K, sealed. */
  public List<Badge> badges(Title title) {
    List<Badge> badges = new ArrayList<>();
    if (title.resolution() >= LINES_4K) {
      badges.add(new Badge("4K", Badge.Tone.PLAIN));
    }
    if (title.origin() == Title.Origin.OWNED) {
      badges.add(new Badge(texts.get("title.sealed"), Badge.Tone.OWNED).icon(Icons.SHIELD));
    }
    return badges;
  }

  /** What stands below the name: where he stopped, else year and length. */
  public String line(Title title) {
    String place = place(title);
    String words = time(title);
    return place.isEmpty() ? words : words.isEmpty() ? place : place + " · " + words;
  }

  /** The same without its place in a series. */
  public String time(Title title) {
    Duration left = title.length().minus(title.seen().position());
    return title.seen().begun() && !left.isNegative() && !title.length().isZero()
        ? texts.get("title.left", screen.formats().length(left))
        : facts(title);
  }

  /** PG-13 of {@code US:PG-13}, 12+ of {@code FR:12}; empty for everyone's. */
  public static String certificate(String printed) {
    String word = printed.substring(printed.indexOf(':') + 1);
    return word.equals("0") ? "" : word.matches("\\d+") ? word + "+" : word;
  }

  /** S1 E3, of an episode. */
  public String place(Title title) {
    return title.kind() == Title.Kind.EPISODE
        ? title
            .place()
            .map(place -> texts.get("title.place", place.season(), place.number()))
            .orElse("")
        : "";
  }

  private String facts(Title title) {
    List<String> facts = new ArrayList<>();
    if (title.kind() != Title.Kind.EPISODE && title.year().isPresent()) {
      facts.add(String.valueOf(title.year().getAsInt()));
    }
    if (!title.length().isZero()) {
      facts.add(screen.formats().length(title.length()));
    }
    return String.join(" · ", facts);
  }
}
