package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.OwnedFilm;
import app.tangible.library.Shelf.Order;
import app.tangible.library.Shelf.Query;
import app.tangible.library.Shelf.State;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.testing.FilmCopy;
import app.tangible.library.testing.Films;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class H2ShelfTest {

  private static final Duration HALF = Duration.ofMinutes(45);
  private static final Duration WHOLE = Duration.ofMinutes(90);

  @TempDir Path home;
  private Room room;

  @BeforeEach
  void open() {
    room = new Room(home);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private void restart() {
    room.close();
    room = new Room(home);
  }

  @Test
  void aFilmThatLeavesTheDiskStaysOnTheShelfAndIsNotToBePlayed() {
    TitleId owned = TitleId.of(Films.film(1).licence());
    room.films.keep(Films.film(1).onDisk(true));
    assertThat(room.shelf.title(owned).orElseThrow().onDisk()).isTrue();
    room.films.markOffDisk(Films.film(1).film());
    assertThat(room.shelf.title(owned).orElseThrow().onDisk()).isFalse();
  }

  @Test
  void ownedFilmsAndOrdinaryFilesStandSideBySide() {
    room.films.keep(Films.film(1));
    room.put(Room.film("The Apartment", 1960), Room.film("Zazie", 1960));
    assertThat(room.names(Query.ALL)).containsExactly("The Apartment", Films.TITLE + " 1", "Zazie");
    assertThat(room.names(Query.ALL.origins(Set.of(Title.Origin.OWNED))))
        .containsExactly(Films.TITLE + " 1");
    restart();
    assertThat(room.names(Query.ALL)).containsExactly("The Apartment", Films.TITLE + " 1", "Zazie");
    TitleId owned = TitleId.of(Films.film(1).licence());
    assertThat(room.shelf.detail(owned).orElseThrow().synopsis()).isEqualTo(Films.SYNOPSIS);
    room.films.erase(Films.film(1).licence());
    assertThat(room.shelf.title(owned)).isEmpty();
  }

  @Test
  void wordsAreFoundByTheirBeginningsWithoutAccentsAndCase() {
    room.put(Room.film("Le Fabuleux Destin d'Amélie Poulain", 2001), Room.film("Œdipus", 1957));
    room.known(
        room.id("Le Fabuleux Destin d'Amélie Poulain.mkv"),
        Room.facts("Amelie from Montmartre", OptionalInt.empty(), List.of(), List.of("Jeunet")));
    for (String text :
        List.of("amelie", "AMÉLIE pou", "fab dest", "montm", "jeun", "2001", "200 am", "damelie")) {
      assertThat(room.names(Query.ALL.text(text))).as(text).hasSize(1);
    }
    for (String text : List.of("melie", "amelie x", "!!", "1957 am")) {
      assertThat(room.names(Query.ALL.text(text))).as(text).isEmpty();
    }
    assertThat(room.names(Query.ALL.text("oedi"))).containsExactly("Œdipus");
    assertThat(room.names(Query.ALL.text("œd"))).containsExactly("Œdipus");
  }

  @Test
  void scriptsWithoutSpacesAreFoundFromAnySign() {
    room.put(Room.film("天空の城ラピュタ", 1986));
    assertThat(room.names(Query.ALL.text("ラピュタ"))).hasSize(1);
    assertThat(room.names(Query.ALL.text("の城"))).hasSize(1);
  }

  @Test
  void theBestMatchComesFirst() {
    room.put(
        Room.film("A Night with Max", 1990),
        Room.film("Max", 1994),
        Room.film("Maximum", 2000),
        Room.film("Abc", 2001));
    room.known(
        room.id("Abc.mkv"), Room.facts("", OptionalInt.empty(), List.of(), List.of("Max Ophüls")));
    assertThat(room.names(Query.ALL.text("max")))
        .containsExactly("Max", "Maximum", "A Night with Max", "Abc");
  }

  @Test
  void ordersAndFiltersDoWhatTheySay() {
    room.put(Room.film("B", 1990), Room.film("A", 2000), Room.film("C", 1980));
    room.known(room.id("B.mkv"), Room.facts("", OptionalInt.of(6), List.of("War"), List.of()));
    assertThat(room.names(Query.ALL)).containsExactly("A", "B", "C");
    assertThat(room.names(Query.ALL.order(Order.YEAR))).containsExactly("A", "B", "C");
    assertThat(room.names(Query.ALL.order(Order.RATING))).first().isEqualTo("B");
    assertThat(room.names(Query.ALL.genres(Set.of("War", "Love")))).containsExactly("B");
    assertThat(room.names(Query.ALL.atMost(2))).containsExactly("A", "B");
    room.watching.reached(room.id("C.mkv"), HALF, WHOLE);
    assertThat(room.names(Query.ALL.state(State.BEGUN))).containsExactly("C");
    assertThat(room.names(Query.ALL.order(Order.WATCHED))).first().isEqualTo("C");
    room.watching.seen(room.id("A.mkv"), true);
    assertThat(room.names(Query.ALL.state(State.SEEN))).containsExactly("A");
    assertThat(room.names(Query.ALL.state(State.UNSEEN))).containsExactly("B");
    assertThat(room.shelf.genres()).containsExactly("War");
  }

  @Test
  void aSeriesGoesOnWithItsNextEpisode() {
    room.put(
        Room.series("show"),
        Room.episode("show", 1, 1),
        Room.episode("show", 1, 2),
        Room.episode("show", 2, 1),
        Room.episode("show", 0, 1));
    TitleId series = room.id("series:show");
    assertThat(room.shelf.episodes(series))
        .extracting(Title::name)
        .containsExactly("show 0x1", "show 1x1", "show 1x2", "show 2x1");
    assertThat(room.shelf.toContinue(10)).isEmpty();
    room.watching.reached(room.id("show 1x1"), HALF, WHOLE);
    assertThat(room.shelf.toContinue(10)).extracting(Title::name).containsExactly("show 1x1");
    room.watching.reached(room.id("show 1x1"), WHOLE, WHOLE);
    assertThat(room.shelf.toContinue(10)).extracting(Title::name).containsExactly("show 1x2");
    assertThat(room.shelf.after(room.id("show 1x2")).orElseThrow().name()).isEqualTo("show 2x1");
    assertThat(room.shelf.after(room.id("show 2x1"))).isEmpty();
    assertThat(room.shelf.after(room.id("show 0x1"))).isEmpty();
    assertThat(room.names(Query.ALL.state(State.BEGUN))).containsExactly("show");
    assertThat(room.shelf.title(series).orElseThrow().seen().times()).isOne();
    room.watching.seen(series, true);
    assertThat(room.names(Query.ALL.state(State.SEEN))).containsExactly("show");
    assertThat(room.shelf.toContinue(10)).isEmpty();
    room.watching.seen(series, false);
    assertThat(room.names(Query.ALL.state(State.UNSEEN))).containsExactly("show");
  }

  @Test
  void copiesOfOneFilmStandAsOne() {
    room.put(
        Room.film("a", "Film", 1999, 480),
        Room.film("b", "Film", 1999, 2160),
        Room.film("c", "Film", 1999, 1080),
        Room.film("d", "Film", 2005, 1080));
    assertThat(room.shelf.browse(Query.ALL))
        .extracting(Title::resolution)
        .containsExactly(2160, 1080);
    assertThat(room.shelf.copies(room.id("b")))
        .extracting(Title::resolution)
        .containsExactly(1080, 480);
    room.watching.reached(room.id("a"), HALF, WHOLE);
    assertThat(room.shelf.browse(Query.ALL))
        .as("the one that is begun stands for them")
        .extracting(Title::resolution)
        .containsExactly(480, 1080);
  }

  @Test
  void nothingThatIsNotForHisAgeGetsThroughAnyDoor() {
    room.films.keep(Films.film(1));
    room.put(
        Room.film("Wild", 1999),
        Room.film("w2", "Wild", 1999, 360),
        Room.film("Unknown", 1999),
        Room.film("Mild", 1999),
        Room.series("wild show"),
        Room.episode("wild show", 1, 1),
        Room.episode("wild show", 1, 2),
        Room.series("mild show"),
        Room.episode("mild show", 1, 1),
        Room.episode("mild show", 1, 2),
        Room.extra("Making of Wild", "Wild.mkv"),
        Room.extra("Making of Mild", "Mild.mkv"));
    room.forAge(room.id("Wild.mkv"), 16);
    room.forAge(room.id("w2"), 6);
    room.forAge(room.id("Mild.mkv"), 6);
    room.forAge(room.id("series:wild show"), 16);
    room.forAge(room.id("wild show 1x2"), 0);
    room.forAge(room.id("series:mild show"), 6);
    room.forAge(room.id("mild show 1x2"), 12);
    TitleId owned = TitleId.of(Films.film(1).licence());
    List<TitleId> hidden =
        List.of(
            owned,
            room.id("Wild.mkv"),
            room.id("Unknown.mkv"),
            room.id("series:wild show"),
            room.id("wild show 1x1"),
            room.id("wild show 1x2"),
            room.id("mild show 1x2"),
            room.id("Making of Wild"));
    room.child();
    hidden.forEach(id -> room.watching.reached(id, HALF, WHOLE));
    room.watching.seen(room.id("mild show 1x1"), true);
    Query all = Query.ALL.kinds(Set.of(Title.Kind.values()));
    assertThat(room.shelf.browse(all))
        .extracting(Title::id)
        .doesNotContainAnyElementsOf(hidden)
        .hasSize(5);
    assertThat(room.names(all.text("wild"))).as("a search").containsExactly("Wild");
    assertThat(room.shelf.browse(all.text("wild")).getFirst().id())
        .as("only the copy that is for him")
        .isEqualTo(room.id("w2"));
    for (TitleId id : hidden) {
      assertThat(room.shelf.title(id)).isEmpty();
      assertThat(room.shelf.detail(id)).isEmpty();
      assertThat(room.shelf.copies(id)).isEmpty();
      assertThat(room.shelf.after(id)).isEmpty();
      assertThat(room.shelf.extras(id)).isEmpty();
    }
    assertThat(room.shelf.copies(room.id("w2"))).isEmpty();
    assertThat(room.shelf.episodes(room.id("series:wild show"))).isEmpty();
    assertThat(room.shelf.episodes(room.id("series:mild show"))).hasSize(1);
    assertThat(room.shelf.after(room.id("mild show 1x1"))).isEmpty();
    assertThat(room.shelf.toContinue(10)).isEmpty();
    assertThat(room.watching.history(10)).isEmpty();
    assertThat(room.shelf.genres()).containsExactly("Drama");
    room.viewers.enter(1, "");
    assertThat(room.shelf.browse(all)).hasSize(12);
    assertThat(room.watching.history(10)).as("the child wrote nothing for others").isEmpty();
  }

  @Test
  void aPersonsWordStandsAboveAllOthers() {
    room.put(Room.film("Flim", 1999));
    TitleId id = room.id("Flim.mkv");
    room.known(id, Room.facts("Wrong", OptionalInt.empty(), List.of(), List.of()));
    room.shelf.identify(id, "Film", 2001, Map.of("imdb", "tt1"));
    assertThat(room.shelf.title(id).orElseThrow().name()).isEqualTo("Film");
    assertThat(room.shelf.title(id).orElseThrow().year()).hasValue(2001);
    assertThat(room.shelf.detail(id).orElseThrow().ids()).containsEntry("imdb", "tt1");
    restart();
    assertThat(room.names(Query.ALL.text("film 2001"))).containsExactly("Film");
  }

  @Test
  void listenersHearOfEachChangeUntilTheyLeave() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    AutoCloseable handle = room.shelf.onChange(heard::incrementAndGet);
    room.put(Room.film("Film", 1999));
    assertThat(heard).hasValue(1);
    room.watching.seen(room.id("Film.mkv"), true);
    room.films.keep(Films.film(1));
    assertThat(heard).hasValue(3);
    handle.close();
    room.watching.eraseAll();
    assertThat(heard).hasValue(3);
  }

  @Test
  void noFileHoldsAWordOfWhatWasWatchedInClear() throws Exception {
    room.put(Room.film("Garance et les enfants", 1945));
    TitleId id = room.id("Garance et les enfants.mkv");
    room.forAge(id, 6);
    room.watching.reached(id, HALF, WHOLE);
    room.shelf.identify(id, "Garance", 1945, Map.of());
    room.child();
    room.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("Garance", "enfants", "Blaise", "/films", "synopsis");
      }
    }
    room = new Room(home);
  }

  @Test
  void aBoughtFilmHasTheStoresGenresUntilASourceKnowsBetter() {
    OwnedFilm film = Films.film(1);
    room.films.keep(FilmCopy.of(film).genres("Animation", "Comédie").build());
    room.films.keep(Films.film(2));
    assertThat(room.shelf.genres()).containsExactly("Animation", "Comédie");
    assertThat(room.names(Query.ALL.genres(Set.of("Comédie")))).containsExactly(film.title());
    assertThat(room.films.film(film.licence()).orElseThrow().genres())
        .containsExactly("Animation", "Comédie");
    room.known(
        TitleId.of(film.licence()),
        Room.facts("", OptionalInt.empty(), List.of("Family"), List.of()));
    assertThat(room.shelf.genres()).containsExactly("Family");
  }
}
