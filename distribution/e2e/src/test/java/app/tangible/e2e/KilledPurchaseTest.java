package app.tangible.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.demo.Await;
import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** SIGKILL at random moments of purchase and download. */
class KilledPurchaseTest {

  private static final Path PROJECT = Path.of(System.getProperty("tangible.project")).normalize();
  private static final Path HOMES = Path.of(System.getProperty("tangible.e2e.home"));

  /** It is started often and lives for seconds. */
  private static final String[] SOON_UP = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"};

  private static final int HOUSEHOLDS = 4;
  private static final int KILLS_EACH = 5;
  private static final long BYTES_PER_SECOND = 2_000_000;
  private static final int LONGEST_WAIT_MILLIS = 2_500;
  private static final Duration FINISH = Duration.ofSeconds(90);

  private final long seed = Long.getLong("tangible.e2e.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void isOnePaymentOneLicenceAndOneFilmInTheEnd() throws Exception {
    try (Town town = new Town(PROJECT, HOMES.resolve("killed-purchase"))) {
      JsonNode film = town.sellTestFilm(12);
      String edition = film.get("edition").asText();
      String sealed =
          sha256(town.backend().base() + "/v1/films/" + film.get("film").asText() + "/sealed");
      for (int number = 0; number < HOUSEHOLDS; number++) {
        try (Household household =
            new Household(town, "household" + number, BYTES_PER_SECOND, false)) {
          for (int kill = 0; kill < KILLS_EACH; kill++) {
            household.start(SOON_UP);
            killSomewhere(town, household, edition, kill);
          }
          household.start(SOON_UP);
          assertOwnsOne(household, sealed);
        }
        assertThat(town.chain().minted())
            .as("licences on the chain, seed %d", seed)
            .isEqualTo(number + 1);
      }
    }
  }

  private void killSomewhere(Town town, Household household, String edition, int kill)
      throws Exception {
    if (kill == 0) {
      try (Pilot pilot = household.board()) {
        pilot.ask("buy", "edition", edition);
      }
    }
    boolean serverToo = kill % 2 == 1;
    pause(random.nextInt(LONGEST_WAIT_MILLIS));
    if (serverToo) {
      town.killServer();
    }
    household.kill();
    if (serverToo) {
      town.startServer();
    }
  }

  private void assertOwnsOne(Household household, String sealed) throws Exception {
    try (Pilot pilot = household.board()) {
      boolean whole = Await.within(FINISH, () -> hasItsFilm(pilot.ask("state")));
      JsonNode state = pilot.ask("state");
      assertThat(whole).as("film of a household, seed %d, which is at %s", seed, state).isTrue();
      JsonNode film = state.get("films").get(0);
      byte[] bytes = Files.readAllBytes(Path.of(film.get("sealedFile").asText()));
      assertThat(hex(bytes)).isEqualTo(sealed);
      assertThat(
              pilot
                  .ask("frames", "licence", film.get("licence").asText())
                  .get("clearBytes")
                  .asLong())
          .isPositive();
    }
  }

  private static boolean hasItsFilm(JsonNode state) {
    JsonNode films = state.get("films");
    return films.size() == 1
        && films.get(0).get("onDisk").asBoolean()
        && state.get("pending").asInt() == 0;
  }

  private static void pause(int milliseconds) {
    new CompletableFuture<Void>()
        .completeOnTimeout(null, milliseconds, TimeUnit.MILLISECONDS)
        .join();
  }

  private static String sha256(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return hex(answer.body());
    }
  }

  private static String hex(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
