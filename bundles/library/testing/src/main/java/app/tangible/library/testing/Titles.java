package app.tangible.library.testing;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.WatchedFolders;
import java.net.URI;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Titles to try pages with; the same in each run. */
public final class Titles {

  private static final Instant EPOCH = Instant.parse("2026-11-01T20:00:00Z");

  private final TitleId id;
  private final Title.Kind kind;
  private final String name;
  private Title.Origin origin = Title.Origin.FILE;
  private OptionalInt year = OptionalInt.empty();
  private OptionalInt minimumAge = OptionalInt.empty();
  private List<String> genres = List.of();
  private Duration length;
  private Instant added = EPOCH;
  private Optional<Title.Place> place = Optional.empty();
  private Optional<URI> poster = Optional.empty();
  private int resolution = 1080;
  private boolean onDisk = true;
  private Title.Seen seen = Title.Seen.NEVER;

  private Titles(TitleId id, Title.Kind kind, String name) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.length = kind == Title.Kind.SERIES ? Duration.ZERO : Duration.ofMinutes(100);
  }

  /** An ordinary file's id. */
  public static TitleId file(int number) {
    return new TitleId("file.%016x".formatted(number));
  }

  /** A film in an ordinary file. */
  public static Titles film(int number, String name, int year) {
    return new Titles(file(number), Title.Kind.FILM, name).year(year).added(number);
  }

  /** An owned film, of {@link Films#film}. */
  public static Titles owned(int number, String name, int year) {
    Titles title =
        new Titles(TitleId.of(Films.film(number).licence()), Title.Kind.FILM, name).year(year);
    title.origin = Title.Origin.OWNED;
    return title.added(number);
  }

  /** A series. */
  public static Titles series(int number, String name, int year) {
    TitleId id = new TitleId("series.%016x".formatted(number));
    return new Titles(id, Title.Kind.SERIES, name).year(year).added(number);
  }

  /** An episode in an ordinary file. */
  public static Titles episode(int id, TitleId series, int season, int number, String name) {
    Titles title = new Titles(file(id), Title.Kind.EPISODE, name).length(Duration.ofMinutes(48));
    title.place = Optional.of(new Title.Place(series, season, number));
    return title.added(id);
  }

  /** An extra in an ordinary file. */
  public static Titles extra(int id, TitleId parent, String name) {
    Titles title = new Titles(file(id), Title.Kind.EXTRA, name).length(Duration.ofMinutes(3));
    title.place = Optional.of(new Title.Place(parent, 0, 0));
    return title.added(id);
  }

  public Titles year(int wanted) {
    year = OptionalInt.of(wanted);
    return this;
  }

  public Titles age(int years) {
    minimumAge = OptionalInt.of(years);
    return this;
  }

  public Titles genres(String... wanted) {
    genres = List.of(wanted);
    return this;
  }

  public Titles length(Duration wanted) {
    length = wanted;
    return this;
  }

  /** That many hours after the first. */
  public Titles added(int hours) {
    added = EPOCH.plus(Duration.ofHours(hours));
    return this;
  }

  public Titles poster(URI wanted) {
    poster = Optional.of(wanted);
    return this;
  }

  public Titles resolution(int lines) {
    resolution = lines;
    return this;
  }

  /** Its disk is away. */
  public Titles away() {
    onDisk = false;
    return this;
  }

  /** Begun, and left there. */
  public Titles leftAt(Duration position) {
    seen = new Title.Seen(position, 0, Optional.of(added));
    return this;
  }

  /** Seen to the end that often. */
  public Titles seen(int times) {
    seen = new Title.Seen(Duration.ZERO, times, Optional.of(added));
    return this;
  }

  public Title build() {
    return new Title(
        id,
        kind,
        origin,
        name,
        sortName(name),
        year,
        minimumAge,
        genres,
        length,
        added,
        place,
        poster,
        resolution,
        onDisk,
        seen);
  }

  /** Folded, as {@link Title#sortName} wants it, without the article. */
  public static String sortName(String name) {
    return folded(name).replaceFirst("^(the|an?|les?|la|une?) |^l['’]", "");
  }

  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  /** All that a page shows, with the words that are common to all. */
  public static TitleDetail detail(Title title) {
    return new TitleDetail(
        title,
        title.name(),
        "Nothing is what it was.",
        "Two people meet in a town by the sea, and nothing is what it was. One of them leaves"
            + " before the winter; the other one begins to write.",
        List.of("Alice Guy"),
        List.of(
            new TitleDetail.Role("Arletty", "Garance", Optional.empty()),
            new TitleDetail.Role("Jean-Louis Barrault", "Baptiste", Optional.empty()),
            new TitleDetail.Role("María Casares", "Nathalie", Optional.empty())),
        List.of("Pathé"),
        7.9,
        title.minimumAge().isPresent() ? "FR:" + title.minimumAge().getAsInt() : "",
        Map.of("imdb", "tt0037674"),
        Optional.empty(),
        Optional.empty(),
        title.origin() == Title.Origin.FILE && title.kind() != Title.Kind.SERIES
            ? List.of(Path.of("/films", title.id().value() + ".mkv"))
            : List.of(),
        List.of(
            new TitleDetail.Stream("video", "hevc", "", "1920x1080"),
            new TitleDetail.Stream("audio", "ac3", "fr", "5.1"),
            new TitleDetail.Stream("audio", "aac", "en", "stereo"),
            new TitleDetail.Stream("subtitle", "srt", "en", "")),
        Optional.empty());
  }

  /** Ten ordinary films, numbers 1 to 10: seen, begun, away, for children and for adults. */
  public static List<Title> tenFilms() {
    return List.of(
        film(1, "Amélie", 2001).age(10).genres("Comedy", "Romance").seen(2).build(),
        film(2, "The General", 1926).age(0).genres("Comedy", "Adventure").resolution(720).build(),
        film(3, "L'Atalante", 1934).age(12).genres("Drama", "Romance").build(),
        film(4, "Seven Samurai", 1954)
            .age(12)
            .genres("Adventure", "Drama")
            .length(Duration.ofMinutes(207))
            .leftAt(Duration.ofMinutes(70))
            .build(),
        film(5, "Metropolis", 1927).age(6).genres("Science Fiction").resolution(2160).build(),
        film(6, "Der Himmel über Berlin", 1987).age(6).genres("Drama", "Fantasy").away().build(),
        film(7, "Nosferatu", 1922).age(12).genres("Horror").seen(1).build(),
        film(8, "Night of the Living Dead", 1968).age(16).genres("Horror").build(),
        film(9, "天空の城ラピュタ", 1986).age(6).genres("Animation", "Adventure").build(),
        film(10, "Броненосец Потёмкин", 1925).genres("Drama").resolution(480).build());
  }

  /** A series, number 1, with two seasons of three episodes and a special; two are seen. */
  public static List<Title> aSeries() {
    Title series = series(1, "The Lighthouse Keepers", 2019).age(10).genres("Drama").build();
    List<Title> all = new ArrayList<>(List.of(series));
    List<String> names = List.of("Arrival", "The Lamp", "Fog", "Letters", "The Storm", "Ashore");
    for (int i = 0; i < names.size(); i++) {
      Titles episode = episode(101 + i, series.id(), 1 + i / 3, 1 + i % 3, names.get(i));
      all.add((i < 2 ? episode.seen(1) : episode).build());
    }
    all.add(episode(107, series.id(), 0, 1, "How it was made").build());
    return List.copyOf(all);
  }

  /** A folder that was looked through. */
  public static WatchedFolders.Folder folder(String path, int titles) {
    return new WatchedFolders.Folder(
        Path.of(path), WatchedFolders.Holds.BOTH, true, titles, Optional.of(EPOCH));
  }
}
