package app.tangible.metadata.gathered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Gathering;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataException;
import app.tangible.metadata.MetadataSource;
import app.tangible.metadata.SourceTrouble;
import app.tangible.metadata.SourceTrouble.Kind;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
  void tellsOfASourceThatHangsAndSinceWhen() {
    waitFor(200);
    AtomicInteger told = new AtomicInteger();
    add(0, this::hang);
    metadata.onChange(told::incrementAndGet);
    metadata.ask(QUERY);
    assertThat(told).hasValue(1);
    assertThat(only().open()).isFalse();
    SourceTrouble trouble = only().trouble().orElseThrow();
    assertThat(trouble.kind()).isEqualTo(Kind.HANGS);
    assertThat(only().trouble()).as("the time that it began stays").hasValue(trouble);

    held.countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> only().open() && told.get() == 2);
  }

  @Test
  void namesOfSourcesFitIntoALine() {
    named("", query -> Optional.empty());
    named("two\nlines", query -> Optional.empty());
    named("x".repeat(300), query -> Optional.empty());

    assertThat(metadata.gather(QUERY).answered())
        .hasSize(3)
        .contains("two lines", "x".repeat(200))
        .anyMatch(name -> name.startsWith(GatheredMetadataTest.class.getName()));
    assertThat(metadata.sources())
        .extracting(Metadata.Source::name)
        .containsExactlyInAnyOrderElementsOf(metadata.gather(QUERY).answered());
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

  private Metadata.Source only() {
    assertThat(metadata.sources()).hasSize(1);
    return metadata.sources().getFirst();
  }

  @Test
  void tellsWhoAnsweredAndWhoDidNot() {
    named("knows", query -> Optional.of(facts("one")));
    named("knowsNothing", query -> Optional.empty());
    named(
        "throws",
        query -> {
          throw new IllegalStateException("no");
        });

    Gathering found = metadata.gather(QUERY);
    assertThat(found.answered()).containsExactlyInAnyOrder("knows", "knowsNothing");
    assertThat(found.failed()).containsExactly("throws");
    assertThat(found.best()).isPresent();
  }

  @Test
  void leavesASourceAloneThatCannotAnswerAndTellsWhenItsRestIsOver() {
    metadata.close();
    metadata = new GatheredMetadata(new Limit(30_000), Duration.ofMillis(50));
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    metadata.onChange(told::incrementAndGet);
    named(
        "away",
        query -> {
          if (asked.incrementAndGet() < 3) {
            throw new MetadataException(Kind.UNREACHABLE, "no network", Optional.empty());
          }
          return Optional.of(facts("back"));
        });
    assertThat(metadata.gather(QUERY).failed()).containsExactly("away");
    assertThat(only().trouble().orElseThrow().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(only().trouble().orElseThrow().again()).isPresent();
    await().atMost(Duration.ofSeconds(30)).until(() -> told.get() >= 3 && only().open());
    assertThat(metadata.gather(QUERY).failed()).containsExactly("away");
    await().atMost(Duration.ofSeconds(30)).until(() -> only().open());
    assertThat(metadata.ask(QUERY)).hasSize(1);
    assertThat(asked).as("never while it rested").hasValue(3);
    assertThat(only().trouble()).isEmpty();
  }

  @Test
  void doesNotAskWhileASourceRests() {
    AtomicInteger asked = new AtomicInteger();
    named(
        "busy",
        query -> {
          asked.incrementAndGet();
          throw new MetadataException(Kind.PAUSE, "too many", Optional.of(Duration.ofHours(2)));
        });
    metadata.ask(QUERY);
    Gathering second = metadata.gather(QUERY);
    assertThat(asked).hasValue(1);
    assertThat(second.answered()).isEmpty();
    assertThat(second.failed()).isEmpty();
    assertThat(second.resting()).containsExactly("busy");
    assertThat(only().open()).isFalse();
    assertThat(only().trouble().orElseThrow().again().orElseThrow())
        .isAfter(Instant.now().plusSeconds(7000));
  }

  @Test
  void asksNoMoreWithARefusedKeyUntilTheSourceComesAnew() {
    AtomicInteger asked = new AtomicInteger();
    MetadataSource refused =
        query -> {
          asked.incrementAndGet();
          throw new MetadataException(Kind.KEY_REFUSED, "401", Optional.empty());
        };
    named("tmdb", refused);
    metadata.ask(QUERY);
    metadata.ask(QUERY);
    assertThat(asked).hasValue(1);
    assertThat(only().trouble().orElseThrow().again()).isEmpty();
    metadata.removeSource(refused);
    named("tmdb", query -> Optional.of(facts("right key")));
    assertThat(only().trouble()).isEmpty();
    assertThat(metadata.ask(QUERY)).hasSize(1);
  }

  @Test
  void aFaultOfOneQuestionIsToldAndNoReasonToAskNoOther() {
    AtomicInteger asked = new AtomicInteger();
    named(
        "plugin",
        query -> {
          if (asked.incrementAndGet() == 1) {
            throw new IllegalStateException("of this film");
          }
          return Optional.of(facts("other"));
        });
    metadata.ask(QUERY);
    assertThat(only().trouble().orElseThrow().kind()).isEqualTo(Kind.BROKEN);
    assertThat(only().open()).isTrue();
    assertThat(metadata.ask(QUERY)).hasSize(1);
    assertThat(only().trouble()).isEmpty();
  }

  @Test
  void aSourceThatIsNotReadyIsNotThere() {
    named("keyless", new NotReady());
    assertThat(metadata.sources()).isEmpty();
    assertThat(metadata.gather(QUERY)).isEqualTo(new Gathering(List.of(), Set.of(), Set.of()));
  }

  private static final class NotReady implements MetadataSource {

    @Override
    public Optional<FilmFacts> lookUp(FilmQuery query) {
      throw new AssertionError("asked all the same");
    }

    @Override
    public boolean ready() {
      return false;
    }
  }

  private void named(String name, MetadataSource source) {
    arrived++;
    metadata.addSource(source, Map.of("metadata.source", name, "service.id", arrived));
  }
}
