package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.transfer.Progress.State;
import app.tangible.transfer.Transfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transfer that is made to wait asks nobody, fails at nothing and loses nothing. */
@Timeout(60)
class PauseTest {

  private static final Duration GIVE_UP = Duration.ofMillis(300);
  private static final Limits LIMITS =
      new Limits(
          2,
          Duration.ofSeconds(10),
          GIVE_UP,
          Duration.ofSeconds(5),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          64 << 20,
          0,
          0);

  private final TestFilm film = TestFilm.of(3, 40 * TestFilm.PIECE + 77);
  private final HttpSwarm transfers = new HttpSwarm(LIMITS, Duration.ofSeconds(10));
  private final CountDownLatch gate = new CountDownLatch(1);
  private FilmServer server;

  @TempDir Path folder;

  @BeforeEach
  void open() throws Exception {
    server =
        new FilmServer(film)
            .answering(
                (exchange, own, from, length) -> {
                  if (from >= 10 * TestFilm.PIECE) {
                    try {
                      gate.await(30, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }
                  FilmServer.head(exchange, own, from, length);
                  exchange.getResponseBody().write(own.film().bytes(), from, length);
                });
  }

  @AfterEach
  void close() {
    gate.countDown();
    transfers.close();
    server.close();
  }

  private Transfer begun() {
    Transfer transfer = transfers.fetch(film.from(server.base()), folder.resolve("film.tsf"));
    await().until(() -> transfer.progress().verifiedBytes() > 0);
    return transfer;
  }

  private void pausedOutlastsThePatience(Transfer transfer) {
    transfer.pause(true);
    long before = transfer.progress().verifiedBytes();
    await()
        .during(GIVE_UP.multipliedBy(3))
        .atMost(Duration.ofSeconds(10))
        .until(() -> !transfer.whole().isDone());
    assertThat(transfer.paused()).isTrue();
    assertThat(transfer.progress().state()).isEqualTo(State.RUNNING);
    assertThat(transfer.progress().verifiedBytes()).isLessThan(before + 3 * TestFilm.PIECE);
  }

  @Test
  void goesOnWhereItWasWhenToldTo() throws Exception {
    Transfer transfer = begun();
    pausedOutlastsThePatience(transfer);
    gate.countDown();
    transfer.pause(false);
    Path whole = transfer.whole().get(30, TimeUnit.SECONDS);
    assertThat(Files.readAllBytes(whole)).isEqualTo(film.bytes());
    assertThat(transfer.paused()).isFalse();
  }

  @Test
  void isRememberedOverARestartAndForgottenWhenItGoesOn() throws Exception {
    Transfer transfer = begun();
    transfer.pause(true);
    transfers.close();
    gate.countDown();
    try (HttpSwarm later = new HttpSwarm(LIMITS, Duration.ofSeconds(10))) {
      Transfer again = later.fetch(film.from(server.base()), folder.resolve("film.tsf"));
      assertThat(again.paused()).isTrue();
      await().until(() -> again.progress().verifiedBytes() > 0); // found on the disk
      pausedOutlastsThePatience(again);
      again.pause(false);
      again.whole().get(30, TimeUnit.SECONDS);
    }
    assertThat(folder.resolve("film.tsf")).hasBinaryContent(film.bytes());
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".paused"));
    }
  }

  @Test
  void asksNobodyAfterARestartUntilItGoesOn() throws Exception {
    gate.countDown();
    Files.createFile(folder.resolve("film.tsf.paused"));
    Transfer transfer = transfers.fetch(film.from(server.base()), folder.resolve("film.tsf"));
    await()
        .during(GIVE_UP.multipliedBy(2))
        .atMost(Duration.ofSeconds(30))
        .until(() -> server.manifests.get() == 0 && transfer.paused());
    transfer.pause(false);
    transfer.whole().get(30, TimeUnit.SECONDS);
    assertThat(server.manifests).hasValue(1);
  }

  @Test
  void asksNobodyForTheManifestAnyMoreAndBeginsAgain() throws Exception {
    gate.countDown();
    server.manifestStatus(503);
    Transfer transfer = transfers.fetch(film.from(server.base()), folder.resolve("film.tsf"));
    await().until(() -> server.manifests.get() > 0);
    transfer.pause(true);
    server.manifestStatus(200);
    int asked = server.manifests.get();
    await()
        .during(GIVE_UP.multipliedBy(3))
        .atMost(Duration.ofSeconds(30))
        // One may have been on its way.
        .until(() -> server.manifests.get() <= asked + 1 && !transfer.whole().isDone());
    transfer.pause(false);
    transfer.whole().get(30, TimeUnit.SECONDS);
    assertThat(folder.resolve("film.tsf")).hasBinaryContent(film.bytes());
  }

  @Test
  void canBeStoppedWhileTheSearchForTheManifestWaits() {
    server.manifestStatus(503);
    Transfer transfer = transfers.fetch(film.from(server.base()), folder.resolve("film.tsf"));
    await().until(() -> server.manifests.get() > 0);
    transfer.pause(true);
    transfer.cancel();
    await().until(() -> transfer.progress().state() == State.CANCELLED);
  }

  @Test
  void canBeStoppedWhileItWaitsAfterARestart() throws Exception {
    Files.createFile(folder.resolve("film.tsf.paused"));
    Transfer transfer = transfers.fetch(film.from(server.base()), folder.resolve("film.tsf"));
    await().until(() -> transfer.progress().state() == State.RUNNING);
    transfer.cancel();
    await().until(() -> transfer.progress().state() == State.CANCELLED);
    assertThat(server.manifests).hasValue(0);
  }

  @Test
  void aFilmThatIsHereWaitsForNothing() throws Exception {
    Files.write(folder.resolve("film.tsf"), film.bytes());
    Path mark = Files.createFile(folder.resolve("film.tsf.paused"));
    Transfer transfer = transfers.fetch(film.from(server.base()), folder.resolve("film.tsf"));
    transfer.whole().get(30, TimeUnit.SECONDS);
    assertThat(mark).doesNotExist();
    assertThat(transfer.paused()).isFalse();
  }

  @Test
  void goesOnWhenItsFilmIsPlayed() throws Exception {
    Transfer transfer = begun();
    pausedOutlastsThePatience(transfer);
    gate.countDown();
    transfer.playAt(0);
    transfer.whole().get(30, TimeUnit.SECONDS);
  }

  @Test
  void canBePausedBeforeItHasBegun() throws Exception {
    gate.countDown();
    Transfer transfer = transfers.fetch(film.from(server.base()), folder.resolve("film.tsf"));
    transfer.pause(true);
    assertThat(transfer.paused()).isTrue();
    transfer.pause(false);
    transfer.whole().get(30, TimeUnit.SECONDS);
  }

  @Test
  void canBeStoppedWhileItIsPaused() {
    Transfer transfer = begun();
    transfer.pause(true);
    transfer.cancel();
    await().until(() -> transfer.progress().state() == State.CANCELLED);
    assertThat(transfer.paused()).isFalse();
  }

  @Test
  void aLimitThatIsLiftedDelaysNobody() {
    Pace pace = new Pace(1_000);
    long now = System.nanoTime();
    pace.book(1_000_000, now);
    assertThat(pace.delay(now)).isPositive();
    pace.limit(0);
    assertThat(pace.delay(System.nanoTime())).isZero();
    pace.book(1_000_000, System.nanoTime());
    assertThat(pace.delay(System.nanoTime())).isZero();
  }
}
