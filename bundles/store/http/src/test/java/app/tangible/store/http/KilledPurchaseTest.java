package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.OwnedFilm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGKILL at seeded random moments of a purchase and its download; six in each of four homes. */
@Timeout(300)
class KilledPurchaseTest {

  private static final int KILLS = 6;
  private static final int CONNECTIONS = 4;
  private static final int PIECES = 90;
  private static final long SEED = Long.getLong("tangible.kill.seed", 20_261_121L);

  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);

  @TempDir Path folder;

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void isOnePaymentOneLicenceAndOneFilmInTheEnd(int number) throws Exception {
    Random random = new Random(SEED + number);
    Path home = Files.createDirectories(folder.resolve("home"));
    try (TestBackend backend = new TestBackend(folder, PIECES * TestBackend.PIECE - 5)) {
      backend.stepMillis = 120;
      backend.pieceMillis = 15;
      StringBuilder story = new StringBuilder();
      for (int kill = 0; kill < KILLS; kill++) {
        killSomewhere(backend, home, random);
        story.append(backend.states).append(' ').append(backend.sealedBytesSent).append("; ");
      }
      backend.pieceMillis = 0;
      try (BufferedReader lines = buyer(backend, home).inputReader()) {
        assertThat(lines.readLine()).isEqualTo("open");
        assertThat(lines.readLine()).as(story.toString()).isEqualTo("owned");
      }
      assertThat(backend.purchases()).as("purchases").isOne();
      assertThat(backend.charges).as("payments").hasValue(1);
      int requests = backend.requestsPerPiece.values().stream().mapToInt(n -> n.get()).sum();
      assertThat(requests - PIECES).as("again").isBetween(0, KILLS * CONNECTIONS);
      System.out.printf("seed %d, home %d: %s%n", SEED, number, story);
      assertOwned(backend, home);
    }
  }

  private static void assertOwned(TestBackend backend, Path home) {
    TestHousehold household = new TestHousehold(home, backend.base(), Map.of(), Clock.systemUTC());
    try {
      assertThat(household.library.films())
          .singleElement()
          .returns(TestLicences.ID, OwnedFilm::licence)
          .returns(true, OwnedFilm::onDisk);
      assertThat(household.library.pending()).isEmpty();
      assertThat(household.library.sealedFile(TestBackend.FILM)).hasBinaryContent(backend.sealed);
    } finally {
      household.close();
    }
  }

  private void killSomewhere(TestBackend backend, Path home, Random random) throws Exception {
    int before = backend.requests.get();
    Process buyer = buyer(backend, home);
    try (BufferedReader lines = buyer.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("open");
      int requests = random.nextInt(9);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(1))
          .atMost(Duration.ofSeconds(20))
          .until(() -> backend.requests.get() - before >= requests);
      clock.schedule(() -> {}, random.nextInt(60_000), TimeUnit.MICROSECONDS).get();
    } finally {
      buyer.destroyForcibly().waitFor();
    }
  }

  private static Process buyer(TestBackend backend, Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledBuyer.class.getName(),
            home.toString(),
            backend.base(),
            backend.offer())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
