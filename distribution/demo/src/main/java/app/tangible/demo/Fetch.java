package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The film comes from two seeders; one is lost on the way, the CDN helps, both are paid. */
final class Fetch {

  private static final Duration WORK = Duration.ofMinutes(5);

  private static final int SECONDS = 8;
  private static final long SLOWEST = 1 << 20;

  private final Path project;
  private final Path home;
  private final Running running;
  private final long bytesPerSecond;
  private final List<Seeder> seeders = new ArrayList<>();
  private String film = "";

  /** The rates are such that the film is long enough on its way to lose somebody. */
  Fetch(Path project, Path home, Path master, Running running) throws IOException {
    this.project = project;
    this.home = home;
    this.running = running;
    bytesPerSecond = Math.max(SLOWEST, Files.size(master) / SECONDS);
  }

  /** Two seeders together are enough, one is not. */
  Map<String, ?> limits() {
    return Map.of(
        "maxBytesPerSecond", bytesPerSecond, "cdnBelowBytesPerSecond", bytesPerSecond * 3 / 5);
  }

  /** What the backend pays seeders at once, be it ever so little. */
  static Map<String, ?> promptPay() {
    return Map.of("potSeconds", 2, "claimSeconds", 1, "leastUnits", 1, "everySeconds", 1);
  }

  void startSeeders(Backend backend, String sealedFilm) throws Exception {
    film = sealedFilm;
    for (String folder : List.of("one", "two")) {
      Path homes = Files.createDirectories(home.resolve("seeders").resolve(folder));
      Seeder seeder = new Seeder(project, homes, backend.base(), bytesPerSecond * 2 / 5, running);
      seeder.start(film);
      seeders.add(seeder);
    }
    Await.until(
        "seeders in the store's list", WORK, () -> backend.seedersOf(film) == seeders.size());
  }

  /** All of them, again. */
  void restart() throws Exception {
    for (Seeder seeder : seeders) {
      seeder.start(film);
    }
  }

  void close() {
    seeders.forEach(Seeder::close);
  }

  Path homes() {
    return home.resolve("seeders");
  }

  /** Waits for the whole film, and kills a seeder on the way. */
  void follow(Cockpit cockpit, Map<String, Object> facts) throws Exception {
    // What was sent after the last voucher is lost with who sent it: the first one is waited for.
    Await.until(
        "voucher at each seeder",
        WORK,
        () -> seeders.stream().allMatch(Fetch::hasVoucher) || isWhole(cockpit));
    facts.put("wholeBeforeTheLoss", isWhole(cockpit));
    seeders.getLast().kill();
    Await.until("whole film", WORK, () -> isWhole(cockpit));
    Map<String, Long> direct = new LinkedHashMap<>();
    long cdn = 0;
    for (JsonNode source : sources(cockpit)) {
      if (source.path("route").asText().equals("CDN")) {
        cdn += source.path("verifiedBytes").asLong();
      } else {
        direct.put(source.path("name").asText(), source.path("verifiedBytes").asLong());
      }
    }
    facts.put("fromSeeders", direct);
    facts.put("fromTheCdn", cdn);
    if (direct.size() != seeders.size() || cdn == 0) {
      throw new IOException("not every kind of source gave something");
    }
  }

  /** The killed seeder comes back with the vouchers that it had; then both are paid. */
  void pay(Chain chain, Map<String, Object> facts) throws Exception {
    seeders.getLast().start(film);
    for (int i = 0; i < seeders.size(); i++) {
      Seeder seeder = seeders.get(i);
      Await.until(
          "pay of a seeder that is the chain's", WORK, () -> isPaid(earnings(seeder), chain));
      facts.put("seeder" + (i + 1), seeder.status().path("earnings"));
    }
  }

  private static boolean isPaid(JsonNode earnings, Chain chain)
      throws IOException, InterruptedException {
    long paid = earnings.path("paidUnits").asLong();
    return paid > 0
        && earnings.path("owedUnits").asLong() == 0
        && paid == chain.coinsOf(earnings.path("account").asText());
  }

  private static boolean isWhole(Cockpit cockpit) throws IOException {
    return cockpit.state().get("films").get(0).get("onDisk").asBoolean();
  }

  private static boolean hasVoucher(Seeder seeder) {
    return earnings(seeder).path("signedBytes").asLong() > 0;
  }

  /** Nothing where it does not answer now: one that was just started listens before it can tell. */
  private static JsonNode earnings(Seeder seeder) {
    try {
      return seeder.status().path("earnings");
    } catch (IOException notNow) {
      return MissingNode.getInstance();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MissingNode.getInstance();
    }
  }

  private static JsonNode sources(Cockpit cockpit) throws IOException {
    return cockpit.state().path("transfers").path(0).path("sources");
  }
}
