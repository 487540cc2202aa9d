package app.tangible.metadata.gathered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheredMetadataTest {

  private static final FilmQuery QUERY = new FilmQuery("A Film", OptionalInt.of(2008), "en");

  private final GatheredMetadata metadata = new GatheredMetadata(new Limit(300));
  private final CountDownLatch held = new CountDownLatch(1);

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
    metadata.addSource(query -> Optional.of(facts("one")));
    metadata.addSource(query -> Optional.empty());
    metadata.addSource(query -> Optional.of(facts("two")));

    assertThat(metadata.ask(QUERY)).extracting(FilmFacts::source).containsExactly("one", "two");
  }

  @Test
  void leavesOutASourceThatThrows() {
    metadata.addSource(
        query -> {
          throw new IllegalStateException("no");
        });
    metadata.addSource(query -> Optional.of(facts("good")));

    assertThat(metadata.ask(QUERY)).extracting(FilmFacts::source).containsExactly("good");
  }

  @Test
  void leavesOutASourceThatAnswersWithNull() {
    metadata.addSource(query -> null);

    assertThat(metadata.ask(QUERY)).isEmpty();
  }

  @Test
  void waitsNoLongerThanTheLimitForASourceThatHangs() {
    metadata.addSource(this::hang);
    metadata.addSource(query -> Optional.of(facts("good")));
    long start = System.nanoTime();

    assertThat(metadata.ask(QUERY)).extracting(FilmFacts::source).containsExactly("good");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void asksASourceThatHangsAgainOnlyWhenItHasAnswered() {
    AtomicInteger asked = new AtomicInteger();
    MetadataSource slow =
        query -> {
          asked.incrementAndGet();
          return hang(query);
        };
    metadata.addSource(slow);
    metadata.ask(QUERY);
    metadata.ask(QUERY);
    assertThat(asked).hasValue(1);

    held.countDown();
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(metadata.ask(QUERY)).hasSize(1));
  }

  @Test
  void forgetsASourceThatIsGone() {
    MetadataSource source = query -> Optional.of(facts("one"));
    metadata.addSource(source);
    metadata.removeSource(source);

    assertThat(metadata.ask(QUERY)).isEmpty();
  }

  @Test
  void refusesALimitOfNothing() {
    assertThatThrownBy(() -> new GatheredMetadata(new Limit(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limitMillis");
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
    return new FilmFacts(source, "What happens.", List.of("Someone"), List.of(), Optional.empty());
  }
}
