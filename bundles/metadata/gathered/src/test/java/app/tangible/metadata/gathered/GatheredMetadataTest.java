package app.tangible.metadata.gathered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheredMetadataTest {

  private static final FilmQuery QUERY = FilmQuery.film("A Film", OptionalInt.of(2008), "en");

  private GatheredMetadata metadata = new GatheredMetadata(new Limit(30_000));
  private final CountDownLatch held = new CountDownLatch(1);
  private long arrived;

  private record Limit(int limitMillis) implements GatheredMetadata.Config {
    @Override
    public Class<? extends Annotation> annotationType() {
      return GatheredMetadata.Config.class;
    }
  }

  @AfterEach
  void close() {
    held.countDown();
    metadata.close();
  }

  @Test
  void gathersWhatEachSourceKnows() {
    add(0, query -> Optional.of(facts("one")));
    add(0, query -> Optional.empty());
    add(0, query -> Optional.of(facts("two")));

    assertThat(metadata.ask(QUERY)).extracting(FilmFacts::source).containsExactly("one", "two");
  }

  @Test
  void leavesOutASourceThatThrows() {
    add(
        0,
        query -> {
          throw new IllegalStateException("no");
        });
    add(0, query -> Optional.of(facts("good")));

    assertThat(metadata.ask(QUERY)).extracting(FilmFacts::source).containsExactly("good");
  }

  @Test
  void leavesOutASourceThatAnswersWithNull() {
    add(0, query -> null);

    assertThat(metadata.ask(QUERY)).isEmpty();
  }

  @Test
  void waitsNoLongerThanTheLimitForASourceThatHangs() {
    waitFor(2_000);
    add(0, this::hang);
    add(0, query -> Optional.of(facts("good")));
    long start = System.nanoTime();

    assertThat(metadata.ask(QUERY)).extracting(FilmFacts::source).containsExactly("good");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void asksASourceThatHangsAgainOnlyWhenItHasAnswered() {
    waitFor(500);
    AtomicInteger asked = new AtomicInteger();
    MetadataSource slow =
        query -> {
          asked.incrementAndGet();
          return hang(query);
        };
    add(0, slow);
    metadata.ask(QUERY);
    metadata.ask(QUERY);
    assertThat(asked).hasValue(1);

    held.countDown();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(metadata.ask(QUERY)).hasSize(1));
  }

  @Test
  void forgetsASourceThatIsGone() {
    MetadataSource source = query -> Optional.of(facts("one"));
    add(0, source);
    metadata.removeSource(source);

    assertThat(metadata.ask(QUERY)).isEmpty();
  }

  @Test
  void refusesALimitOfNothing() {
    assertThatThrownBy(() -> new GatheredMetadata(new Limit(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limitMillis");
  }

  @Test
  void putsTheHighestRankingFirst() {
    add(0, query -> Optional.of(facts("plug-in")));
    add(300, query -> Optional.of(facts("beside the film")));
    add(0, query -> Optional.of(facts("other plug-in")));
    add(200, query -> Optional.of(facts("network")));

    assertThat(metadata.ask(QUERY))
        .extracting(FilmFacts::source)
        .containsExactly("beside the film", "network", "plug-in", "other plug-in");
  }

  @Test
  void makesOneOfAllThatIsKnown() {
    add(0, query -> Optional.of(FilmFacts.from("low").synopsis("Low.").tagline("Yes.").build()));
    add(9, query -> Optional.of(FilmFacts.from("high").synopsis("High.").build()));

    FilmFacts best = metadata.best(QUERY).orElseThrow();

    assertThat(best.source()).isEqualTo("high");
    assertThat(best.synopsis()).isEqualTo("High.");
    assertThat(best.tagline()).isEqualTo("Yes.");
  }

  @Test
  void asksAgainWithTheNamesThatOthersFound() {
    add(300, query -> Optional.of(FilmFacts.from("file").ids(Map.of("imdb", "tt1")).build()));
    add(200, byName("network", "tt1"));

    assertThat(metadata.ask(QUERY)).extracting(FilmFacts::source).contains("network");
  }

  @Test
  void letsASourceThatSpokeOfAnotherFilmThinkAgain() {
    add(300, query -> Optional.of(FilmFacts.from("file").ids(Map.of("imdb", "tt1")).build()));
    add(
        200,
        query ->
            byName("network", "tt1")
                .lookUp(query)
                .or(() -> Optional.of(named("wrong guess", "tt2"))));
    add(0, query -> Optional.of(named("stays wrong", "tt3")));

    assertThat(metadata.ask(QUERY))
        .extracting(FilmFacts::source)
        .containsExactly("file", "network");
  }

  @Test
  void doesNotBelieveWhoSpeaksOfAnotherFilmThanTheQuery() {
    add(0, query -> Optional.of(named("wrong", "tt2")));
    FilmQuery query =
        new FilmQuery(
            FilmQuery.Kind.FILM,
            "A Film",
            OptionalInt.empty(),
            "en",
            Optional.empty(),
            Map.of("imdb", "tt1"),
            Optional.empty());

    assertThat(metadata.ask(query)).isEmpty();
  }

  @Test
  void doesNotTakeTheNameOfAnEpisodeForThatOfItsSeries() {
    add(300, query -> Optional.of(named("file", "tt1")));
    add(200, query -> Optional.of(named("network", "tt2")));
    FilmQuery query =
        new FilmQuery(
            FilmQuery.Kind.EPISODE,
            "A Series",
            OptionalInt.empty(),
            "en",
            Optional.of(new FilmQuery.Episode(1, 2)),
            Map.of("imdb", "tt9"),
            Optional.empty());

    assertThat(metadata.ask(query)).extracting(FilmFacts::source).hasSize(2);
  }

  private static MetadataSource byName(String source, String imdb) {
    return query ->
        imdb.equals(query.ids().get("imdb")) ? Optional.of(named(source, imdb)) : Optional.empty();
  }

  private static FilmFacts named(String source, String imdb) {
    return FilmFacts.from(source).ids(Map.of("imdb", imdb)).build();
  }

  private void waitFor(int limitMillis) {
    metadata.close();
    metadata = new GatheredMetadata(new Limit(limitMillis));
  }

  private void add(int ranking, MetadataSource source) {
    arrived++;
    metadata.addSource(source, Map.of("service.ranking", ranking, "service.id", arrived));
  }

  /** As bad plug-ins do: does not even give in when it is interrupted. */
  private Optional<FilmFacts> hang(FilmQuery query) {
    while (true) {
      try {
        held.await();
        return Optional.of(facts("late"));
      } catch (InterruptedException e) {
        // goes on
      }
    }
  }

  private static FilmFacts facts(String source) {
    return FilmFacts.from(source).synopsis("What happens by " + source + ".").build();
  }
}
