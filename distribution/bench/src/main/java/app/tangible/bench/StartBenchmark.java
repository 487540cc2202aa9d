package app.tangible.bench;

import app.tangible.demo.Await;
import app.tangible.demo.Backend;
import app.tangible.demo.Chain;
import app.tangible.demo.Child;
import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Product;
import app.tangible.demo.Secrets;
import app.tangible.demo.Town;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * From the start of the process to the usable product, and its memory at rest, beside a product of
 * the framework alone (Felix, SCR, configuration, plug-in folder).
 */
public final class StartBenchmark implements Benchmark {

  private static final int ROUNDS = 5;
  private static final int REST_SECONDS = 5;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final double MEBIBYTE = 1024;

  /** Time to usable in ms, resident memory in MiB after {@link #REST_SECONDS}. */
  private record Start(double milliseconds, double residentMebibytes) {}

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> run() throws Exception {
    List<Start> bare = new ArrayList<>();
    List<Start> server = new ArrayList<>();
    List<Start> center = new ArrayList<>();
    try (Town town = new Town(ProductsUnderTest.project(), ProductsUnderTest.folder(name()))) {
      for (int round = 0; round < ROUNDS; round++) {
        bare.add(startBare(town, round));
        server.add(startServer(town, round));
        center.add(startCenter(town, round));
      }
    }
    String framework = "framework alone";
    return List.of(
        new Row("center: start to window", time(center), "ms", framework, time(bare)),
        new Row("server: start to ready", time(server), "ms", framework, time(bare)),
        new Row("center: memory at rest", memory(center), "MiB", framework, memory(bare)),
        new Row("server: memory at rest", memory(server), "MiB", framework, memory(bare)));
  }

  private static Start startBare(Town town, int round) throws Exception {
    Path home = town.folder().resolve("bare" + round);
    Product product = new Product(town.project(), home, "product");
    long start = System.nanoTime();
    try (Child child = product.start(List.of(), Map.of())) {
      Await.until("start", LIMIT, () -> Files.readString(child.log()).contains("Started:"));
      return rest(start, child.pid());
    }
  }

  private static Start startServer(Town town, int round) throws Exception {
    int port = Chain.freePort();
    Product product =
        Backend.product(
            town.project(), town.folder().resolve("server" + round), town.chain(), port);
    Secrets secrets = Secrets.fresh(town.chain().minterKey());
    long start = System.nanoTime();
    try (Child child = product.start(List.of(), secrets.environment());
        Backend backend =
            new Backend(URI.create("http://127.0.0.1:" + port), secrets.operatorToken())) {
      Await.until("ready server", LIMIT, backend::ready);
      return rest(start, child.pid());
    }
  }

  private static Start startCenter(Town town, int round) throws Exception {
    try (Household household = new Household(town, "center" + round, 0, true)) {
      long start = System.nanoTime();
      household.start();
      try (Pilot pilot = household.board()) {
        Await.until("window", LIMIT, () -> hasWindow(pilot));
        return rest(start, household.pid());
      }
    }
  }

  private static boolean hasWindow(Pilot pilot) {
    try {
      return !pilot.ask("texts").get("texts").isEmpty();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Start rest(long start, long pid) throws IOException {
    double milliseconds = (System.nanoTime() - start) / 1e6;
    new CompletableFuture<Void>().completeOnTimeout(null, REST_SECONDS, TimeUnit.SECONDS).join();
    double kibibytes =
        Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
    return new Start(milliseconds, kibibytes / MEBIBYTE);
  }

  private static double time(List<Start> starts) {
    return median(starts.stream().mapToDouble(Start::milliseconds).sorted().toArray());
  }

  private static double memory(List<Start> starts) {
    return median(starts.stream().mapToDouble(Start::residentMebibytes).sorted().toArray());
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
