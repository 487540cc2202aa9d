package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.transfer.Progress;
import app.tangible.transfer.Progress.State;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SwarmTransfersTest {

  private static final Limits LIMITS =
      new Limits(
          4,
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          64 << 20,
          0,
          0);

  private final TestFilm film = TestFilm.of(1, 40 * TestFilm.PIECE + 12_345);
  private final HttpSwarm transfers = new HttpSwarm(LIMITS, Duration.ofMillis(600));

  @TempDir Path folder;

  @AfterEach
  void close() {
    transfers.close();
  }

  private Path target() {
    return folder.resolve("film.tsf");
  }

  private static Path whole(Transfer transfer) throws Exception {
    return transfer.whole().get(30, TimeUnit.SECONDS);
  }

  @Test
  void fetchesAFilmByteForByteAndLeavesNothingBesideItButTheManifest() throws Exception {
    try (FilmServer server = new FilmServer(film)) {
      Transfer transfer = transfers.fetch(film.from(server.base()), target());
      assertThat(Files.readAllBytes(whole(transfer))).isEqualTo(film.bytes());
      assertThat(transfer.progress().state()).isEqualTo(State.WHOLE);
      assertThat(transfer.progress().verifiedBytes()).isEqualTo(film.bytes().length);
      assertThat(server.bytesSent).hasValue(film.bytes().length);
      try (var names = Files.list(folder)) {
        assertThat(names.map(p -> p.getFileName().toString()))
            .containsExactlyInAnyOrder("film.tsf", "film.tsf.manifest");
      }
    }
  }

  @Test
  void fetchesAFilmOfOneShortPiece() throws Exception {
    TestFilm tiny = TestFilm.of(2, 100);
    try (FilmServer server = new FilmServer(tiny)) {
      assertThat(Files.readAllBytes(whole(transfers.fetch(tiny.from(server.base()), target()))))
          .isEqualTo(tiny.bytes());
    }
  }

  @Test
  void usesAllSources() throws Exception {
    try (FilmServer one = new FilmServer(film);
        FilmServer two = new FilmServer(film)) {
      whole(transfers.fetch(film.from(one.base(), two.base()), target()));
      assertThat(one.bytesSent.get()).isPositive();
      assertThat(two.bytesSent.get()).isPositive();
      assertThat(one.bytesSent.get() + two.bytesSent.get()).isEqualTo(film.bytes().length);
    }
  }

  @Test
  void askingTwiceIsAskingOnce() throws Exception {
    try (FilmServer server = new FilmServer(film)) {
      Transfer first = transfers.fetch(film.from(server.base()), target());
      assertThat(transfers.fetch(film.from(server.base()), target())).isSameAs(first);
      whole(first);
      assertThat(transfers.fetch(film.from(server.base()), target())).isSameAs(first);
      assertThat(transfers.list()).containsExactly(first);
      assertThat(server.bytesSent).hasValue(film.bytes().length);
    }
  }

  @Test
  void aFilmThatIsThereNeedsNoSource() throws Exception {
    Files.write(target(), film.bytes());
    Transfer transfer = transfers.fetch(film.from(URI.create("http://127.0.0.1:9/")), target());
    assertThat(whole(transfer)).isEqualTo(target());
  }

  @Test
  void namesAndBansALiarAfterOnePieceAndFetchesItElsewhere() throws Exception {
    try (FilmServer honest = new FilmServer(film);
        FilmServer liar =
            new FilmServer(film)
                .answering(
                    (exchange, server, from, length) -> {
                      FilmServer.head(exchange, server, from, length);
                      byte[] wrong = new byte[length];
                      System.arraycopy(server.film().bytes(), from, wrong, 0, length);
                      wrong[length / 2] ^= 1;
                      exchange.getResponseBody().write(wrong);
                    })) {
      assertThat(
              Files.readAllBytes(
                  whole(transfers.fetch(film.from(liar.base(), honest.base()), target()))))
          .isEqualTo(film.bytes());
      int lies = liar.requestsPerPiece.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(lies).isBetween(1, LIMITS.chunks());
    }
  }

  @Test
  void aLyingOnlySourceIsNamedInTheFailure() {
    try (FilmServer liar =
        new FilmServer(film)
            .answering(
                (exchange, server, from, length) -> {
                  FilmServer.head(exchange, server, from, length);
                  exchange.getResponseBody().write(new byte[length]);
                })) {
      Transfer transfer = transfers.fetch(film.from(liar.base()), target());
      assertThatThrownBy(() -> whole(transfer))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(liar.base().getAuthority())
          .hasMessageContaining("not this film");
      assertThat(transfer.progress().state()).isEqualTo(State.FAILED);
      assertThat(target()).doesNotExist();
    }
  }

  @Test
  void aManifestOfAnotherFilmIsALie() {
    TestFilm other = TestFilm.of(3, film.bytes().length);
    try (FilmServer server = new FilmServer(other)) {
      Transfer transfer = transfers.fetch(film.from(server.base()), target());
      assertThatThrownBy(() -> whole(transfer)).hasMessageContaining("manifest is of another film");
    }
  }

  @Test
  void aSlowSourceDoesNotHoldTheEnd() throws Exception {
    try (FilmServer quick = new FilmServer(film);
        FilmServer slow =
            new FilmServer(film)
                .answering(
                    (exchange, server, from, length) -> {
                      FilmServer.head(exchange, server, from, length);
                      exchange.getResponseBody().write(server.film().bytes(), from, 100);
                      exchange.getResponseBody().flush();
                      server.hang();
                    })) {
      long begun = System.nanoTime();
      whole(transfers.fetch(film.from(slow.base(), quick.base()), target()));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aCancelledFetchGoesOnWhereItStopped() throws Exception {
    CountDownLatch some = new CountDownLatch(20);
    try (FilmServer server =
        new FilmServer(film)
            .answering(
                (exchange, it, from, length) -> {
                  some.countDown();
                  if (some.getCount() == 0) {
                    it.hang();
                  }
                  FilmServer.honest(exchange, it, from, length);
                })) {
      Transfer transfer = transfers.fetch(film.from(server.base()), target());
      assertThat(some.await(20, TimeUnit.SECONDS)).isTrue();
      transfer.cancel();
      assertThatThrownBy(() -> whole(transfer)).cause().isInstanceOf(TransferException.class);
      assertThat(transfer.progress().state()).isEqualTo(State.CANCELLED);
      assertThat(target()).doesNotExist();
      long before = server.bytesSent.get();
      server.answering(FilmServer::honest);
      assertThat(Files.readAllBytes(whole(transfers.fetch(film.from(server.base()), target()))))
          .isEqualTo(film.bytes());
      assertThat(server.bytesSent.get() - before)
          .isLessThanOrEqualTo(film.bytes().length - before + 4L * TestFilm.PIECE);
      assertThat(server.manifests).hasValue(1);
    }
  }

  @Test
  void tellsProgressUntilItIsWhole() throws Exception {
    List<Progress> heard = new CopyOnWriteArrayList<>();
    try (FilmServer server = new FilmServer(film)) {
      Transfer transfer = transfers.fetch(film.from(server.base()), target());
      AutoCloseable handle = transfer.onProgress(heard::add);
      whole(transfer);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> !heard.isEmpty() && heard.getLast().state() == State.WHOLE);
      handle.close();
      assertThat(heard.getLast().verifiedBytes()).isEqualTo(film.bytes().length);
      assertThat(heard.getLast().sources())
          .singleElement()
          .satisfies(s -> assertThat(s.verifiedBytes()).isEqualTo(film.bytes().length));
    }
  }

  @Test
  void waitsForASourceThatIsAwayForAWhile() throws Exception {
    int[] refusals = {0};
    try (FilmServer server =
        new FilmServer(film)
            .answering(
                (exchange, it, from, length) -> {
                  if (refusals[0]++ < 5) {
                    exchange.sendResponseHeaders(503, -1);
                  } else {
                    FilmServer.honest(exchange, it, from, length);
                  }
                })) {
      assertThat(Files.readAllBytes(whole(transfers.fetch(film.from(server.base()), target()))))
          .isEqualTo(film.bytes());
    }
  }
}
