package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Shelf.Query;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.intake.Find;
import app.tangible.library.testing.Films;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import java.net.URI;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FactFinderTest extends FactRig {

  FactFinderTest() {
    super(3);
  }

  private Metadata knowing() {
    return query -> {
      asked.add(query);
      return query.title().startsWith("Unknown")
          ? List.of()
          : List.of(
              FilmFacts.from("test")
                  .title(query.title() + "!")
                  .synopsis("x".repeat(30_000))
                  .cast("Arletty")
                  .certificates(List.of("FR:12"))
                  .genres(List.of("Drama"))
                  .rating(8)
                  .ids(Map.of("imdb", "tt7"))
                  .poster(URI.create("https://example.org/p.jpg"))
                  .backdrop(URI.create("javascript:alert(1)"))
                  .build());
    };
  }

  @Test
  void factsComeAfterTheTitleIsThereAndStayOverARestart() {
    room.put(Room.film("Film", 1999));
    assertThat(room.names(Query.ALL)).containsExactly("Film");
    finder.setMetadata(knowing());
    settled(1);
    assertThat(room.names(Query.ALL.text("arletty"))).containsExactly("Film!");
    TitleId id = room.id("Film.mkv");
    TitleDetail detail = room.shelf.detail(id).orElseThrow();
    assertThat(detail.title().minimumAge()).hasValue(12);
    assertThat(detail.title().poster()).hasValue(URI.create("https://example.org/p.jpg"));
    assertThat(detail.backdrop()).as("no address of another kind").isEmpty();
    assertThat(detail.synopsis()).hasSize(20_000);
    assertThat(detail.certificate()).isEqualTo("FR:12");
    close();
    open();
    finder.setMetadata(knowing());
    room.put(Room.film("Film", 1999));
    assertThat(room.names(Query.ALL)).containsExactly("Film!");
    settled(1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void theQuestionTellsWhatIsKnown() {
    finder.setMetadata(knowing());
    room.films.keep(Films.film(1));
    room.put(Room.film("Film", 1999), Room.series("show"), Room.episode("show", 2, 3));
    settled(4);
    assertThat(asked)
        .extracting(FilmQuery::kind, FilmQuery::title)
        .containsExactlyInAnyOrder(
            tuple(FilmQuery.Kind.FILM, Films.TITLE + " 1"),
            tuple(FilmQuery.Kind.FILM, "Film"),
            tuple(FilmQuery.Kind.SERIES, "show"),
            tuple(FilmQuery.Kind.EPISODE, "show"));
    FilmQuery episode =
        asked.stream().filter(query -> query.episode().isPresent()).findFirst().orElseThrow();
    assertThat(episode.episode()).hasValue(new FilmQuery.Episode(2, 3));
    assertThat(episode.file()).hasValue(Room.FOLDER.resolve("show 2x3"));
    assertThat(room.names(Query.ALL.text("enfants")))
        .as("an owned film keeps the name that it was bought by")
        .containsExactly(Films.TITLE + " 1");
  }

  @Test
  void itIsAskedAgainOnlyWhenSomethingChanged() {
    finder.setMetadata(knowing());
    Find film = Room.film("Film", 1999);
    room.put(film, Room.film("Unknown", 1999));
    settled(2);
    room.put(film, Room.film("Unknown", 1999));
    TitleId id = room.id("Film.mkv");
    room.library.write(connection -> List.of(id));
    settled(2);
    assertThat(asked).hasSize(2);
    room.put(noted(film, 5));
    settled(3);
    room.shelf.identify(room.id("Film.mkv"), "Metropolis", 1927, Map.of("tmdb", "19"));
    settled(4);
    FilmQuery last = List.copyOf(asked).getLast();
    assertThat(last.title()).isEqualTo("Metropolis");
    assertThat(last.ids()).containsExactly(Map.entry("tmdb", "19"));
    assertThat(room.names(Query.ALL)).contains("Metropolis");
    assertThat(asked).hasSize(4);
  }

  @Test
  void ofAnotherFilmNothingStaysWhereASourceFails() {
    Sources sources = new Sources(asked);
    sources.come(
        "tmdb",
        query ->
            Optional.of(
                FilmFacts.from("tmdb")
                    .title("For children")
                    .synopsis("Words.")
                    .certificates(List.of("DE:FSK 6"))
                    .poster(URI.create("https://example.org/p.jpg"))
                    .build()));
    finder.setMetadata(sources);
    Find film = Room.film("Film", 1999);
    room.put(film);
    shown("For children");
    assertThat(minimumAge("Film.mkv")).hasValue(6);
    sources.come(
        "nfo", query -> Optional.of(FilmFacts.from("nfo").title("For the grown up").build()));
    sources.come("tmdb", FactRig::unreachable);
    room.put(noted(film, 5));
    shown("For the grown up");
    assertThat(minimumAge("Film.mkv")).isEmpty();
    assertThat(synopsis("Film.mkv")).isEmpty();
  }

  @Test
  void theAnswerForWhatAPersonCorrectsMeanwhileIsNotKept() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Sources sources = new Sources(asked);
    sources.come(
        "tmdb",
        query -> {
          if (query.title().equals("Film")) {
            asking.countDown();
            waitFor(go);
          }
          return all(query.title() + "!", query.title());
        });
    finder.setMetadata(sources);
    room.put(Room.film("Film", 1999));
    asking.await();
    room.shelf.identify(room.id("Film.mkv"), "Metropolis", 1927, Map.of("tmdb", "19"));
    go.countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> synopsis("Film.mkv").equals("Metropolis"));
    settled(2);
    assertThat(asked).hasSize(2);
  }

  @Test
  void ofAnotherSeriesTheEpisodesAreOthersToo() {
    Sources sources = new Sources(asked);
    sources.come("tmdb", FactFinderTest::numbered);
    finder.setMetadata(sources);
    room.put(Room.series("show"), Room.episode("show", 1, 1), Room.episode("show", 1, 2));
    room.put(Room.film("Film", 1999));
    settled(4);
    assertThat(named("show 1x2")).isEqualTo("show, 2");
    sources.come("tmdb", FactRig::unreachable);
    room.shelf.identify(room.id("series:show"), "Fargo", 2014, Map.of("tmdb", "60622"));
    assertThat(named("show 1x2"))
        .as("not the other one's while nobody answers")
        .doesNotContain(",");
    assertThat(synopsis("show 1x1")).isEmpty();
    sources.come("tmdb", FactFinderTest::numbered);
    await().atMost(Duration.ofSeconds(30)).until(() -> named("show 1x2").equals("Fargo, 2"));
    await().atMost(Duration.ofSeconds(30)).until(() -> named("show 1x1").equals("Fargo, 1"));
    assertThat(asked.stream().filter(query -> query.ids().containsValue("60622")))
        .extracting(FilmQuery::kind)
        .contains(FilmQuery.Kind.SERIES, FilmQuery.Kind.EPISODE);
    assertThat(asked.stream().filter(query -> query.title().equals("Film"))).hasSize(1);
  }

  @Test
  void anEpisodeIsShownByItsStillAndAFilmByItsPosterAlone() {
    URI still = URI.create("https://example.org/still.jpg");
    finder.setMetadata(
        query -> {
          asked.add(query);
          return List.of(FilmFacts.from("test").title(query.title()).backdrop(still).build());
        });
    room.put(Room.series("show"), Room.episode("show", 1, 1), Room.film("Film", 1999));
    settled(3);
    assertThat(room.shelf.title(room.id("show 1x1")).orElseThrow().poster()).hasValue(still);
    assertThat(room.shelf.title(room.id("Film.mkv")).orElseThrow().poster()).isEmpty();
  }

  @Test
  void anEpisodesAnswerIsNotKeptWhenItsSeriesIsCorrectedMeanwhile() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Sources sources = new Sources(asked);
    sources.come(
        "tmdb",
        query -> {
          if (query.episode().isPresent() && query.title().equals("show")) {
            asking.countDown();
            waitFor(go);
          }
          return numbered(query);
        });
    finder.setMetadata(sources);
    room.put(Room.series("show"), Room.episode("show", 1, 1));
    asking.await();
    room.shelf.identify(room.id("series:show"), "Fargo", 2014, Map.of());
    go.countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> named("show 1x1").equals("Fargo, 1"));
    settled(4);
    assertThat(named("show 1x1")).isEqualTo("Fargo, 1");
    assertThat(asked).as("each of both, once for each series").hasSize(4);
  }

  private static Optional<FilmFacts> numbered(FilmQuery query) {
    String name = query.title() + query.episode().map(one -> ", " + one.number()).orElse("");
    return all(name, "Of " + name);
  }

  private String named(String key) {
    return room.shelf.title(room.id(key)).orElseThrow().name();
  }

  @Test
  void whatTheDiskDoesNotTakeIsAskedForAgainUntilItDoes() {
    change("ALTER TABLE fact ADD CONSTRAINT no_room CHECK (notes < -1) NOCHECK");
    finder.setMetadata(knowing());
    room.put(Room.film("Film", 1999), Room.film("Another Film", 1999));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> asked.stream().filter(query -> query.title().equals("Film")).count() >= 3);
    assertThat(room.names(Query.ALL)).containsExactly("Another Film", "Film");
    change("ALTER TABLE fact DROP CONSTRAINT no_room");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(room.names(Query.ALL)).containsExactly("Another Film!", "Film!"));
  }

  @Test
  void whatCannotBeReadIsAskedForAgain() {
    room.library.index();
    change("ALTER TABLE chosen RENAME TO chosen_away");
    finder.setMetadata(knowing());
    room.library.unasked().consider(new TitleId("file.00000001"), 0, Optional.empty());
    await().atMost(Duration.ofSeconds(30)).until(() -> room.library.unasked().next().isPresent());
    change("ALTER TABLE chosen_away RENAME TO chosen");
    settled(0);
  }

  private void change(String sql) {
    room.library
        .database()
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            });
  }

  private OptionalInt minimumAge(String key) {
    return room.shelf.detail(room.id(key)).orElseThrow().title().minimumAge();
  }

  private static Find noted(Find film, long notes) {
    return new Find(
        film.key(),
        film.kind(),
        film.name(),
        film.year(),
        film.parent(),
        0,
        0,
        0,
        film.ids(),
        film.beside(),
        notes,
        film.poster(),
        film.backdrop(),
        film.files());
  }

  @Test
  void noMoreAtOnceThanAllowedAndNobodyWaitsForThem() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    finder.setMetadata(
        query -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          now.decrementAndGet();
          asked.add(query);
          return List.of();
        });
    Find[] finds = new Find[20];
    for (int i = 0; i < finds.length; i++) {
      finds[i] = Room.film("Film " + i, 1999);
    }
    room.put(finds);
    assertThat(room.names(Query.ALL)).hasSize(20);
    go.countDown();
    settled(20);
    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void aBrokenSourceHarmsNobody() {
    finder.setMetadata(
        query -> {
          asked.add(query);
          throw new IllegalStateException("broken");
        });
    room.put(Room.film("Film", 1999));
    settled(1);
    assertThat(room.names(Query.ALL)).containsExactly("Film");
  }
}
