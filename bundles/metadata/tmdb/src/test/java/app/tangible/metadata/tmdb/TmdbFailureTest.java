package app.tangible.metadata.tmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataException;
import app.tangible.metadata.SourceTrouble.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the other side does, a film without facts is the worst that happens. */
@Timeout(60)
class TmdbFailureTest {

  private final CountDownLatch over = new CountDownLatch(1);
  private TestDatabase database;
  private TmdbSource source;

  @BeforeEach
  void start() throws IOException {
    database = new TestDatabase();
    source = database.source();
  }

  @AfterEach
  void stop() {
    over.countDown();
    source.close();
    database.close();
  }

  private Optional<FilmFacts> ask(int number) {
    return source.lookUp(
        new FilmQuery(
            FilmQuery.Kind.FILM,
            "x",
            OptionalInt.empty(),
            "en",
            Optional.empty(),
            Map.of("tmdb", String.valueOf(number)),
            Optional.empty()));
  }

  /** What it says of itself in the place of an answer. */
  private MetadataException outage(int number) {
    return catchThrowableOfType(MetadataException.class, () -> ask(number));
  }

  private Optional<FilmFacts> known(int number) {
    try {
      return ask(number);
    } catch (MetadataException e) {
      return Optional.empty();
    }
  }

  private void out(int number, Kind kind) {
    assertThat(outage(number)).isNotNull().returns(kind, MetadataException::kind);
  }

  @Test
  void asksNoMoreWithAKeyThatIsRefused() {
    database.file("/movie", 401, "invalid-key.json");

    out(1, Kind.KEY_REFUSED);
    out(2, Kind.KEY_REFUSED);
    assertThat(outage(3).pause()).as("only another key helps").isEmpty();
    assertThat(database.requests()).hasSize(1);
  }

  @Test
  void isReadyWithAKeyAlone() {
    assertThat(source.ready()).isTrue();
    source.close();
    source = database.source("", 20_000, 4_096);
    assertThat(source.ready()).isFalse();
  }

  @Test
  void knowsNothingOfWhatIsNotThere() {
    database.file("/movie/2", 200, "movie.json");

    assertThat(ask(1)).isEmpty();
    assertThat(ask(2)).isPresent();
  }

  @Test
  void isLeftAloneForThePauseThatItWantsAndAnswersAfterIt() {
    AtomicInteger asked = new AtomicInteger();
    database.answer(
        "/movie/1",
        exchange -> {
          boolean first = asked.getAndIncrement() == 0;
          exchange.getResponseHeaders().set("Retry-After", "1");
          TestDatabase.send(
              exchange,
              first ? 429 : 200,
              TestDatabase.resource(first ? "too-many.json" : "movie.json"));
        });

    MetadataException outage = outage(1);
    assertThat(outage.kind()).isEqualTo(Kind.PAUSE);
    assertThat(outage.pause().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    await().atMost(Duration.ofSeconds(30)).until(() -> outage(1) == null);
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "999999999999", "Wed, 21 Oct 2026 07:28:00 GMT", "-1", "soon"})
  void leavesItAloneWhereItWantsALongPause(String wish) {
    database.answer(
        "/movie/1",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", wish);
          TestDatabase.send(exchange, 429, TestDatabase.resource("too-many.json"));
        });
    database.file("/movie/2", 200, "movie.json");

    out(1, Kind.PAUSE);
    out(2, Kind.PAUSE);
    assertThat(database.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"3600, 3600", "86400, 86400", "999999, 86400"})
  void wantsToBeLeftAloneForAsLongAsTheDatabaseSaysAtMostADay(String wish, int seconds) {
    database.answer(
        "/movie/1",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", wish);
          TestDatabase.send(exchange, 429, TestDatabase.resource("too-many.json"));
        });

    assertThat(outage(1).pause().orElseThrow())
        .isBetween(Duration.ofSeconds(seconds).minusMinutes(1), Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 301, 204, 418})
  void leavesItAloneForAWhileWhenItFails(int status) {
    database.answer("/movie/1", exchange -> TestDatabase.send(exchange, status, new byte[0]));

    out(1, Kind.UNREACHABLE);
    assertThat(outage(2).pause().orElseThrow()).isPositive();
    assertThat(database.requests()).hasSize(1);
  }

  @Test
  void doesNotRememberAFailure() throws InterruptedException {
    Pace pace = new Pace(50);
    pace.failed("test");
    pace.worked();
    pace.await();

    database.answer("/movie/1", exchange -> TestDatabase.send(exchange, 500, new byte[0]));
    out(1, Kind.UNREACHABLE);
    source.close();
    source = database.source();
    database.file("/movie/1", 200, "movie.json");
    assertThat(ask(1)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>down for maintenance</html>",
        "[]",
        "null",
        "{",
        "\"text\"",
        "{\"a\":1}}x",
        "{\"id\":{\"a\":[1,2]}}",
        "{\"id\":1e999999999}",
        "{\"runtime\":99999999999999999999}",
        "{\"vote_average\":\"NaN\",\"vote_count\":1,\"overview\":[1],\"genres\":{\"name\":5}}",
        "{\"credits\":{\"cast\":[null,5,{\"name\":null}],\"crew\":{}},\"images\":{\"logos\":[[]]}}",
        "{\"poster_path\":\"/../../etc/passwd\",\"backdrop_path\":\"//evil.example/x.jpg\"}"
      })
  void survivesGarbage(String body) {
    database.answer("/movie/1", exchange -> TestDatabase.send(exchange, 200, body.getBytes()));

    assertThat(known(1).flatMap(FilmFacts::poster)).isEmpty();
  }

  @Test
  void survivesDepth() {
    String deep = "{\"a\":".repeat(100_000);
    database.answer("/movie/1", exchange -> TestDatabase.send(exchange, 200, deep.getBytes()));

    out(1, Kind.UNREACHABLE);
  }

  @Test
  void readsNoMoreThanItsBound() {
    database.answer(
        "/movie/1",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = " ".repeat(65_536).getBytes();
          for (int i = 0; i < 2_000; i++) {
            exchange.getResponseBody().write(block); // ends when the other side has had enough
          }
        });

    out(1, Kind.UNREACHABLE);
  }

  @Test
  void waitsNoLongerThanItsLimitEvenForASlowBody() {
    source.close();
    source = database.source(TestDatabase.KEY, 400, 4_096);
    database.answer(
        "/movie/1",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          hold();
        });
    long start = System.nanoTime();

    out(1, Kind.UNREACHABLE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  private void hold() {
    try {
      over.await(50, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void knowsNothingWhereNobodyListens() {
    database.close();

    out(1, Kind.UNREACHABLE);
  }

  @Test
  void givesUpWhenItIsInterrupted() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    database.answer(
        "/movie/1",
        exchange -> {
          reached.countDown();
          hold();
        });
    Thread thread = Thread.ofVirtual().start(() -> known(1));
    reached.await();
    thread.interrupt();

    assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void keepsItsPace() throws InterruptedException {
    Pace pace = new Pace(50);
    long start = System.nanoTime();
    for (int i = 0; i < 11; i++) {
      pace.await();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(199));
  }
}
