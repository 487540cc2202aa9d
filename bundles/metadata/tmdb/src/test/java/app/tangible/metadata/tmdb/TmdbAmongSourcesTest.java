package app.tangible.metadata.tmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataSource;
import app.tangible.metadata.SourceTrouble;
import app.tangible.metadata.SourceTrouble.Kind;
import app.tangible.metadata.gathered.GatheredMetadata;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the household's questions when the database's answers stop, and come again. */
@Timeout(60)
class TmdbAmongSourcesTest {

  private static final FilmQuery QUERY =
      new FilmQuery(
          FilmQuery.Kind.FILM,
          "x",
          OptionalInt.empty(),
          "en",
          Optional.empty(),
          Map.of("tmdb", "7001"),
          Optional.empty());

  private final AtomicInteger told = new AtomicInteger();
  private final GatheredMetadata metadata = new GatheredMetadata(new Patient());
  private TestDatabase database;
  private TmdbSource source;

  private record Patient() implements GatheredMetadata.Config {

    @Override
    public int limitMillis() {
      return 30_000;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return GatheredMetadata.Config.class;
    }
  }

  @BeforeEach
  void start() throws IOException {
    database = new TestDatabase();
    metadata.onChange(told::incrementAndGet);
    source = come(TestDatabase.KEY);
  }

  @AfterEach
  void stop() {
    metadata.close();
    source.close();
    database.close();
  }

  /** As the container does when a key is chosen. */
  private TmdbSource come(String key) {
    TmdbSource fresh = database.source(key, 20_000, 1_048_576);
    add(fresh);
    return fresh;
  }

  private void add(MetadataSource fresh) {
    metadata.addSource(
        fresh,
        Map.of("metadata.source", "tmdb", "service.ranking", 200, "service.id", 7L + told.get()));
  }

  private void another(String key) {
    metadata.removeSource(source);
    source.close();
    source = come(key);
  }

  private List<FilmFacts> ask() {
    return metadata.gather(QUERY).facts();
  }

  private SourceTrouble trouble() {
    return metadata.sources().getFirst().trouble().orElseThrow();
  }

  @Test
  void aKeyThatComesLateIsToldAndUsedAtOnce() {
    another("");
    database.file("/movie/7001", 200, "movie.json");
    assertThat(metadata.sources()).isEmpty();
    assertThat(ask()).isEmpty();
    int before = told.get();
    another(TestDatabase.KEY);
    assertThat(told.get()).isGreaterThan(before);
    assertThat(metadata.sources())
        .containsExactly(new Metadata.Source("tmdb", true, Optional.empty()));
    assertThat(ask()).hasSize(1);
  }

  @Test
  void aRefusedKeyIsSaidAndTheRightOneIsUsedAtOnce() {
    database.file("/movie", 401, "invalid-key.json");
    assertThat(metadata.gather(QUERY).failed()).containsExactly("tmdb");
    assertThat(trouble()).returns(Kind.KEY_REFUSED, SourceTrouble::kind);
    assertThat(trouble().again()).isEmpty();
    assertThat(metadata.gather(QUERY).failed()).as("nobody is asked").isEmpty();
    database.file("/movie", 200, "movie.json");
    another(TestDatabase.KEY.replace('0', 'f'));
    assertThat(ask()).hasSize(1);
  }

  @Test
  void aPauseThatItWantsIsKeptAndItsEndIsTold() {
    AtomicInteger asked = new AtomicInteger();
    database.answer(
        "/movie/7001",
        exchange -> {
          boolean first = asked.getAndIncrement() == 0;
          exchange.getResponseHeaders().set("Retry-After", "1");
          TestDatabase.send(
              exchange,
              first ? 429 : 200,
              TestDatabase.resource(first ? "too-many.json" : "movie.json"));
        });
    assertThat(ask()).isEmpty();
    assertThat(trouble().kind()).isEqualTo(Kind.PAUSE);
    assertThat(trouble().again().orElseThrow()).isBefore(Instant.now().plusSeconds(2));
    int before = told.get();
    await().atMost(Duration.ofSeconds(30)).until(() -> told.get() > before);
    assertThat(ask()).hasSize(1);
    assertThat(asked).as("once before the pause, once after").hasValue(2);
    assertThat(metadata.sources().getFirst().trouble()).isEmpty();
  }

  @Test
  void anOutageIsSaidWithTheTimeOfTheNextTry() {
    database.close();
    assertThat(metadata.gather(QUERY).failed()).containsExactly("tmdb");
    assertThat(trouble().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(trouble().again()).isPresent();
  }
}
