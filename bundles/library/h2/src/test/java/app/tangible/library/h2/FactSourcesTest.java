package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Shelf.Query;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.MetadataException;
import app.tangible.metadata.SourceTrouble.Kind;
import java.lang.Thread.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sources come, go, rest and fail, and titles are asked about again. */
class FactSourcesTest extends FactRig {

  FactSourcesTest() {
    super(3);
  }

  @Test
  void aSourceThatComesLaterIsAskedAtOnceForWhatIsUnknownAlone() {
    Sources sources = new Sources(asked);
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
    Sources sources = new Sources(asked);
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
    Sources old = new Sources(asked);
    Sources fresh = new Sources(asked);
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
    Sources old = new Sources(asked);
    old.come("a", query -> none());
    finder.setMetadata(old);
    Runnable telling = old.listeners.getFirst();
    Sources fresh = new Sources(asked);
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
    finder.setMetadata(new Sources(asked));
    room.put(Room.film("Film", 1999));
    settled(1);
    close();
    open();
    Sources sources = new Sources(asked);
    finder.setMetadata(sources);
    settled(1);
    sources.come("tmdb", query -> all("Film by key", "x"));
    shown("Film by key");
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatFailedIsAskedAgainByItselfLaterEachTime() {
    Sources sources = new Sources(asked);
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
    Sources sources = new Sources(asked);
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
        new Sources(asked) {
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
}
