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
import app.tangible.metadata.Gathering;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataException;
import app.tangible.metadata.MetadataSource;
import app.tangible.metadata.SourceTrouble.Kind;
import java.lang.Thread.State;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FactFinderTest {

  @TempDir Path home;
  private final Queue<FilmQuery> asked = new ConcurrentLinkedQueue<>();
  private Room room;
  private FactFinder finder;

  @BeforeEach
  void open() {
    room = new Room(home);
    finder = new FactFinder(room.library, new AtOnce(3));
  }

  @AfterEach
  void close() {
    finder.close();
    room.close();
  }

  @SuppressWarnings("ClassExplicitlyAnnotation")
  private record AtOnce(int atOnce) implements FactFinder.Config {

    @Override
    public int firstRetryMillis() {
      return 20;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return FactFinder.Config.class;
    }
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

  private void settled(int questions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> asked.size() >= questions && room.library.unasked().idle());
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
    Sources sources = new Sources();
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
    sources.come("tmdb", FactFinderTest::unreachable);
    room.put(noted(film, 5));
    shown("For the grown up");
    assertThat(minimumAge("Film.mkv")).isEmpty();
    assertThat(synopsis("Film.mkv")).isEmpty();
  }

  @Test
  void theAnswerForWhatAPersonCorrectsMeanwhileIsNotKept() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Sources sources = new Sources();
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

  private static Optional<FilmFacts> unreachable(FilmQuery query) {
    throw new MetadataException(Kind.UNREACHABLE, "no network", Optional.empty());
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

  /** Sources by name, which come, go and fail as a test says. */
  private class Sources implements Metadata {

    private final Map<String, MetadataSource> ready = new ConcurrentHashMap<>();
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void come(String name, MetadataSource source) {
      ready.put(name, source);
      resting.remove(name);
      tell();
    }

    void tell() {
      listeners.forEach(Runnable::run);
    }

    void rest(String name) {
      resting.add(name);
      tell();
    }

    @Override
    public List<FilmFacts> ask(FilmQuery query) {
      return gather(query).facts();
    }

    @Override
    public Gathering gather(FilmQuery query) {
      asked.add(query);
      List<FilmFacts> facts = new ArrayList<>();
      Set<String> answered = new HashSet<>();
      Set<String> failed = new HashSet<>();
      new TreeMap<>(ready)
          .forEach(
              (name, source) -> {
                try {
                  if (!resting.contains(name)) {
                    source.lookUp(query).ifPresent(facts::add);
                    answered.add(name);
                  }
                } catch (MetadataException e) {
                  failed.add(name);
                }
              });
      return new Gathering(facts, answered, failed);
    }

    @Override
    public List<Source> sources() {
      return ready.keySet().stream()
          .map(name -> new Source(name, !resting.contains(name), Optional.empty()))
          .toList();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }

  private static Optional<FilmFacts> all(String name, String synopsis) {
    return Optional.of(
        FilmFacts.from("test")
            .title(name)
            .synopsis(synopsis)
            .poster(URI.create("https://example.org/p.jpg"))
            .build());
  }

  private void shown(String name) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(room.names(Query.ALL)).containsExactly(name));
  }

  private String synopsis(String key) {
    return room.shelf.detail(room.id(key)).orElseThrow().synopsis();
  }

  @Test
  void aSourceThatComesLaterIsAskedAtOnceForWhatIsUnknownAlone() {
    Sources sources = new Sources();
    sources.come("a", query -> query.title().equals("Known") ? all("Known!", "x") : none());
    finder.setMetadata(sources);
    room.put(Room.film("Film", 1999));
    settled(1);
    assertThat(room.names(Query.ALL)).containsExactly("Film");
    sources.come("b", query -> all(query.title() + " by b", "x"));
    shown("Film by b");
    assertThat(asked).hasSize(2);

    room.put(Room.film("Known", 2001));
    settled(3);
    sources.come("c", query -> all("by c", "x"));
    settled(3);
    assertThat(asked).as("what is known is asked of nobody more").hasSize(3);
  }

  @Test
  void whatIsHalfKnownIsAskedOfASourceThatComesLater() {
    Sources sources = new Sources();
    sources.come("nfo", query -> Optional.of(FilmFacts.from("nfo").title("From the file").build()));
    finder.setMetadata(sources);
    room.put(Room.film("Film", 1999));
    settled(1);
    sources.come("tmdb", query -> all("By the network", "Words."));
    await().atMost(Duration.ofSeconds(30)).until(() -> synopsis("Film.mkv").equals("Words."));
    assertThat(room.names(Query.ALL)).containsExactly("From the file");
  }

  @Test
  void aServiceThatIsReplacedIsLeftAndTheNewOneIsAsked() {
    Sources old = new Sources();
    Sources fresh = new Sources();
    fresh.come("b", query -> all("Film by b", "x"));
    finder.setMetadata(old);
    assertThat(old.listeners).hasSize(1);
    finder.setMetadata(fresh);
    finder.unsetMetadata(old);
    assertThat(old.listeners).isEmpty();
    assertThat(fresh.listeners).hasSize(1);
    room.put(Room.film("Film", 1999));
    shown("Film by b");
    finder.unsetMetadata(fresh);
    assertThat(fresh.listeners).isEmpty();
  }

  @Test
  void whatAServiceTellsThatIsReplacedCountsNoMore() {
    Sources old = new Sources();
    old.come("a", query -> none());
    finder.setMetadata(old);
    Runnable telling = old.listeners.getFirst();
    Sources fresh = new Sources();
    fresh.come("b", query -> none());
    finder.setMetadata(fresh);
    room.put(Room.film("Film", 1999));
    settled(1);
    telling.run();
    settled(1);
    assertThat(asked).as("nobody else can be asked").hasSize(1);
  }

  @Test
  void whoseKeyComesAfterARestartIsAskedForWhatWasUnknown() {
    finder.setMetadata(new Sources());
    room.put(Room.film("Film", 1999));
    settled(1);
    close();
    open();
    Sources sources = new Sources();
    finder.setMetadata(sources);
    settled(1);
    sources.come("tmdb", query -> all("Film by key", "x"));
    shown("Film by key");
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatFailedIsAskedAgainByItselfLaterEachTime() {
    Sources sources = new Sources();
    AtomicInteger tries = new AtomicInteger();
    sources.come(
        "tmdb",
        query -> {
          if (tries.incrementAndGet() < 4) {
            throw new MetadataException(Kind.UNREACHABLE, "no network", Optional.empty());
          }
          return all("Film at last", "x");
        });
    long begun = System.nanoTime();
    finder.setMetadata(sources);
    room.put(Room.film("Film", 1999));
    shown("Film at last");
    assertThat(tries).hasValue(4);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("20, 40 and 80 ms between them")
        .isGreaterThanOrEqualTo(Duration.ofMillis(140));
  }

  @Test
  void aSourceThatRestsIsNotWaitedForAndAskedWhenItsRestIsOver() {
    Sources sources = new Sources();
    sources.come("tmdb", query -> all("Film after the pause", "x"));
    sources.rest("tmdb");
    finder.setMetadata(sources);
    room.put(Room.film("Film", 1999));
    settled(1);
    assertThat(room.names(Query.ALL)).containsExactly("Film");
    sources.come("tmdb", query -> all("Film after the pause", "x"));
    shown("Film after the pause");
    assertThat(asked).hasSize(2);
  }

  @Test
  void whoLookedEarlierDoesNotSayLaterWhoCanBeAsked() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean slow = new AtomicBoolean();
    Sources sources =
        new Sources() {
          @Override
          public List<Source> sources() {
            List<Source> all = super.sources();
            if (slow.getAndSet(false)) {
              seen.countDown();
              waitFor(go);
            }
            return all;
          }
        };
    sources.come("nfo", query -> none());
    sources.come("tmdb", query -> none());
    finder.setMetadata(sources);
    slow.set(true);
    Thread early = Thread.ofPlatform().start(sources::tell);
    seen.await();
    Thread late = Thread.ofPlatform().start(() -> sources.rest("tmdb"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Set.of(State.WAITING, State.TERMINATED).contains(late.getState()));
    go.countDown();
    early.join();
    late.join();
    room.put(Room.film("Film", 1999));
    settled(1);
    assertThat(room.library.unasked().next().orElseThrow())
        .as("nobody is open who has not answered")
        .isAfter(Instant.now().plus(Duration.ofHours(2)));
  }

  @Test
  void anotherLanguageIsAskedForAnewAndTheOldTextStaysUntilItIsThere() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Sources sources = new Sources();
    MetadataSource both =
        query -> {
          boolean french = query.language().startsWith("fr");
          if (french) {
            waitFor(go);
          }
          return all(french ? "Film français" : "English film", query.language());
        };
    sources.come("tmdb", both);
    finder.setMetadata(sources);
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    try {
      speak(Locale.ENGLISH);
      room.put(Room.film("Film", 1999));
      settled(1);
      speak(Locale.FRENCH);
      await().atMost(Duration.ofSeconds(30)).until(() -> asked.size() == 2);
      assertThat(room.names(Query.ALL)).containsExactly("English film");
      go.countDown();
      shown("Film français");
      speak(Locale.FRENCH);
      settled(2);
      assertThat(asked).as("told twice is asked once").hasSize(2);
      close();
      open();
      finder.setMetadata(sources);
      speak(Locale.FRENCH);
      settled(2);
      assertThat(asked).as("nor after a restart").hasSize(2);
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  @Test
  void theOldTextStaysWhereTheNetworkIsAwayAndTheNewOneComesWhenItIsBack() {
    Sources sources = new Sources();
    sources.come("tmdb", query -> all("English film", "x"));
    finder.setMetadata(sources);
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    try {
      speak(Locale.ENGLISH);
      room.put(Room.film("Film", 1999));
      settled(1);
      sources.come("tmdb", FactFinderTest::unreachable);
      speak(Locale.FRENCH);
      written("fr", "Film.mkv");
      assertThat(room.names(Query.ALL)).containsExactly("English film");
      sources.rest("tmdb");
      close();
      open();
      finder.setMetadata(sources);
      speak(Locale.FRENCH);
      assertThat(room.names(Query.ALL)).containsExactly("English film");
      sources.come("tmdb", query -> all("Film français", "x"));
      shown("Film français");
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  /** Until an answer in that language is on the disk. */
  private void written(String language, String... keys) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Stream.of(keys).allMatch(key -> answer(key).language().equals(language)));
  }

  private FactRows.Answer answer(String key) {
    TitleId id = room.id(key);
    return room.library
        .database()
        .read(connection -> FactRows.answer(connection, id))
        .orElseThrow();
  }

  private void speak(Locale locale) {
    Locale.setDefault(Locale.Category.DISPLAY, locale);
    finder.language(locale);
  }

  private static Optional<FilmFacts> none() {
    return Optional.empty();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
