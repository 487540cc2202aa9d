package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.transfer.Chunk;
import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at seeded random moments of a fetch; {@code -Dtangible.kills=50} for more of them. */
@Timeout(300)
class KillTest {

  private static final int KILLS = Integer.getInteger("tangible.kills", 12);
  private static final long SEED = Long.getLong("tangible.kill.seed", 20_261_121L);
  private static final int LEAF = Chunk.LEAF_BYTES;
  private static final long PAUSE_MICROS = 5_000;

  private final Random random = new Random(SEED);
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final TestFilm film = TestFilm.of(SEED, KilledFetcher.LENGTH, KilledFetcher.PIECE);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger twice = new AtomicInteger();

  /** Which leaves were sent to a process before it was to be killed. */
  private final BitSet sentLeaves = new BitSet();

  private volatile int life;

  /** Which were noted as verified before the last kill, and whether any was asked for since. */
  private final BitSet verified = new BitSet();

  private final BitSet askedAgain = new BitSet();

  @TempDir Path folder;

  @Test
  void aFilmKilledAtRandomMomentsIsByteIdenticalAndAtMostAPieceAKillIsFetchedTwice()
      throws Exception {
    Path target = folder.resolve("film.tsf");
    try (FilmServer server = new FilmServer(film).answering(this::leafByLeaf)) {
      int kills = 0;
      while (kills < KILLS && !Files.exists(target)) {
        killSomewhere(server, target);
        noteVerified(target);
        kills++;
      }
      assertThat(kills).as("kills before it was whole, seed %d", SEED).isEqualTo(KILLS);
      assertThat(target).doesNotExist();
      try (BufferedReader lines = fetcher(server, target).inputReader()) {
        assertThat(lines.readLine()).isEqualTo("begun");
        assertThat(lines.readLine()).isEqualTo("whole");
      }
      assertThat(Files.readAllBytes(target)).isEqualTo(film.bytes());
      int leaves = KilledFetcher.PIECE / LEAF;
      System.out.printf(
          "seed %d: %d kills, %d of %d pieces verified before the last; fetched twice: %d leaves,"
              + " %.2f pieces a kill%n",
          SEED,
          KILLS,
          verified.cardinality(),
          film.manifest().pieces(),
          twice.get(),
          (double) twice.get() / KILLS / leaves);
      assertThat(askedAgain.stream().toArray()).as("verified before a kill, asked again").isEmpty();
      assertThat(twice.get()).as("leaves fetched twice").isLessThanOrEqualTo(KILLS * leaves);
      assertThat(server.manifests.get()).isLessThanOrEqualTo(KILLS);
      try (var left = Files.list(folder)) {
        assertThat(left.map(file -> file.getFileName().toString()))
            .containsExactlyInAnyOrder("film.tsf", "film.tsf.manifest");
      }
    } finally {
      clock.shutdownNow();
    }
  }

  private void killSomewhere(FilmServer server, Path target) throws Exception {
    int before = sent.get();
    Process fetcher = fetcher(server, target);
    try (BufferedReader lines = fetcher.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("begun");
      // Somewhere between the first instruction of the fetch and a few pieces later.
      int leaves = random.nextInt(60);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofSeconds(20))
          .until(() -> sent.get() - before >= leaves);
      pause(random.nextInt(5_000));
    } finally {
      // What the server still writes reaches nobody.
      life++;
      fetcher.destroyForcibly().waitFor();
    }
  }

  private void noteVerified(Path target) throws IOException {
    Path map = PartFile.mapOf(target);
    if (Files.exists(map)) {
      byte[] noted = Files.readAllBytes(map);
      int head = noted.length - film.manifest().pieces();
      synchronized (verified) {
        for (int piece = 0; piece < film.manifest().pieces(); piece++) {
          verified.set(piece, noted[head + piece] != PieceMap.MISSING);
        }
      }
    }
  }

  /** As a line of a few MB/s would: what is sent is soon there. */
  private void leafByLeaf(HttpExchange exchange, FilmServer server, int from, int length)
      throws IOException {
    synchronized (verified) {
      int piece = from / KilledFetcher.PIECE;
      askedAgain.set(piece, askedAgain.get(piece) || verified.get(piece));
    }
    FilmServer.head(exchange, server, from, length);
    OutputStream body = exchange.getResponseBody();
    int asked = life;
    for (int at = from; at < from + length; at += LEAF) {
      body.write(film.bytes(), at, Math.min(LEAF, from + length - at));
      body.flush();
      if (asked == life) {
        sent(at / LEAF);
      }
      pause(PAUSE_MICROS);
    }
  }

  private void sent(int leaf) {
    sent.incrementAndGet();
    synchronized (sentLeaves) {
      if (sentLeaves.get(leaf)) {
        twice.incrementAndGet();
      }
      sentLeaves.set(leaf);
    }
  }

  private void pause(long micros) throws IOException {
    try {
      clock.schedule(() -> {}, micros, TimeUnit.MICROSECONDS).get();
    } catch (Exception e) {
      throw new IOException(e);
    }
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
