package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at seeded random moments of a fetch; {@code -Dtangible.kills=50} for more of them. */
@Timeout(300)
class KillTest {

  private static final int KILLS = Integer.getInteger("tangible.kills", 20);
  private static final long SEED = Long.getLong("tangible.kill.seed", 20_261_121L);
  private static final long PIECE_MILLIS = 15;

  private final Random random = new Random(SEED);
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);

  @TempDir Path folder;

  @Test
  void aFilmKilledAtRandomMomentsIsByteIdenticalAndNothingIsFetchedTwiceButAPieceAConnection()
      throws Exception {
    TestFilm film = TestFilm.of(SEED, KilledFetcher.LENGTH);
    Path target = folder.resolve("film.tsf");
    try (FilmServer server = new FilmServer(film).answering(this::slowly)) {
      int kills = 0;
      while (kills < KILLS && !Files.exists(target)) {
        killSomewhere(server, target);
        kills++;
      }
      assertThat(kills).as("kills before it was whole, seed %d", SEED).isEqualTo(KILLS);
      assertThat(target).doesNotExist();
      server.answering(FilmServer::honest);
      try (BufferedReader lines = fetcher(server, target).inputReader()) {
        assertThat(lines.readLine()).isEqualTo("begun");
        assertThat(lines.readLine()).isEqualTo("whole");
      }
      assertThat(Files.readAllBytes(target)).isEqualTo(film.bytes());
      int requests = server.requestsPerPiece.values().stream().mapToInt(n -> n).sum();
      int again = requests - film.manifest().pieces();
      System.out.printf("seed %d: %d kills, %d pieces asked for again%n", SEED, KILLS, again);
      assertThat(again).isBetween(0, KILLS * KilledFetcher.CONNECTIONS);
      assertThat(server.requestsPerPiece).hasSize(film.manifest().pieces());
      assertThat(server.manifests.get()).isLessThanOrEqualTo(KILLS);
    } finally {
      clock.shutdownNow();
    }
  }

  private void killSomewhere(FilmServer server, Path target) throws Exception {
    int before = server.requestsPerPiece.values().stream().mapToInt(n -> n).sum();
    Process fetcher = fetcher(server, target);
    try (BufferedReader lines = fetcher.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("begun");
      // Somewhere between the first instruction of the fetch and a few dozen pieces later.
      int pieces = random.nextInt(11);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  server.requestsPerPiece.values().stream().mapToInt(n -> n).sum() - before
                      >= pieces);
      clock.schedule(() -> {}, random.nextInt(20_000), TimeUnit.MICROSECONDS).get();
    } finally {
      fetcher.destroyForcibly().waitFor();
    }
  }

  private void slowly(HttpExchange exchange, FilmServer server, int from, int length)
      throws IOException {
    FilmServer.head(exchange, server, from, length);
    exchange.getResponseBody().write(server.film().bytes(), from, length / 2);
    exchange.getResponseBody().flush();
    try {
      clock.schedule(() -> {}, PIECE_MILLIS, TimeUnit.MILLISECONDS).get();
    } catch (Exception e) {
      throw new IOException(e);
    }
    exchange.getResponseBody().write(server.film().bytes(), from + length / 2, length - length / 2);
    server.bytesSent.addAndGet(length);
  }

  private static Process fetcher(FilmServer server, Path target) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledFetcher.class.getName(),
            Long.toString(SEED),
            server.base().toString(),
            target.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
