package app.tangible.soak;

import app.tangible.demo.Town;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code soak}: purchases and resales by many households at once, while the backend is killed and
 * the chain reorganised; afterwards chain, tables and ledger must say the same.
 *
 * <p>Exit code 0 only when nothing was lost, nothing doubled and the books agree.
 */
public final class Soak {

  private static final int CONFIRMATIONS = 3;
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

  private final Options options;
  private final PrintStream out;
  private final Queue<Deal.Done> done = new ConcurrentLinkedQueue<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

  private Soak(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] words) throws Exception {
    Options options;
    try {
      options = Options.parse(List.of(words));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Path project = Path.of(System.getProperty("tangible.project")).toRealPath();
    Path home = Path.of(System.getProperty("tangible.soak.home")).toAbsolutePath().normalize();
    System.exit(new Soak(options, System.out).run(project, home) ? 0 : 1);
  }

  private boolean run(Path project, Path home) throws Exception {
    Instant began = Instant.now();
    Map<String, Object> report = new LinkedHashMap<>();
    Books.Findings findings;
    try (Tables tables = Tables.of(options.store());
        Town town = new Town(project, home, blocks(), settings(tables))) {
      // Whoever ends it from outside leaves no process of it behind.
      Runtime.getRuntime().addShutdownHook(new Thread(town::close));
      String edition = town.sellTestFilm(2).get("edition").asText();
      out.printf(
          "%d deals (a purchase and its resale each) by %d households; backend killed every %d s, "
              + "chain reorganised every %d s; tables in %s%n",
          options.deals(),
          options.clients(),
          options.killEvery().toSeconds(),
          options.reorganiseEvery().toSeconds(),
          options.store());
      long start = System.nanoTime();
      try (Weather weather = new Weather(town, options);
          Counter counter = new Counter(town.backend().base())) {
        trade(town, counter, weather, edition);
        report.put("kills", weather.kills());
        report.put("reorganisations", weather.reorganisations());
        report.put("repeatedRequests", counter.repeated.sum());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      report.put("seconds", seconds);
      report.put("dealsPerSecond", done.size() / seconds);
      findings = new Books(town).compare(List.copyOf(done));
    }
    report.put("began", began.toString());
    report.put("deals", done.size());
    report.put("failedDeals", failures.stream().map(Exception::toString).limit(20).toList());
    report.put("findings", findings);
    Files.writeString(
        home.resolve("report.json"),
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
    report.forEach((key, value) -> out.println("  " + key + ": " + value));
    boolean good =
        failures.isEmpty() && done.size() == options.deals() && findings.wrong().isEmpty();
    out.println("Report: " + home.resolve("report.json"));
    out.println(
        good
            ? "nothing lost, nothing doubled; chain, tables and ledger agree"
            : failures.size() + " deals failed, " + findings.wrong().size() + " books disagree");
    return good;
  }

  /** By anvil itself, until the weather mines them as often. */
  private static List<String> blocks() {
    return List.of("--block-time", String.valueOf(Weather.BLOCK.toMillis() / 1e3));
  }

  private static Map<String, Map<String, ?>> settings(Tables tables) {
    Map<String, Map<String, ?>> settings = new HashMap<>(tables.settings());
    settings.put(Town.CHAIN, Map.of("confirmations", CONFIRMATIONS));
    return settings;
  }

  private void trade(Town town, Counter counter, Weather weather, String edition) throws Exception {
    OwnerKeys owners = new BouncyCastleOwnerKeys();
    List<Shopper> shoppers = new ArrayList<>();
    for (int i = 0; i < options.clients(); i++) {
      shoppers.add(new Shopper(owners));
    }
    Deal deal = new Deal(counter, edition, town.chain().chainId(), town.chain().licences());
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService households = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < options.clients(); i++) {
        Shopper first = shoppers.get(i);
        Shopper second = shoppers.get((i + 1) % shoppers.size());
        households.execute(
            () -> {
              while (next.getAndIncrement() < options.deals() && failures.size() < 20) {
                try {
                  done.add(deal.run(first, second));
                } catch (Exception e) {
                  failures.add(e);
                }
              }
            });
      }
      households.shutdown();
      while (!households.awaitTermination(REPORT_EVERY.toSeconds(), TimeUnit.SECONDS)) {
        if (!weather.well()) {
          households.shutdownNow();
          weather.mustBeWell();
        }
        out.printf(
            "  %d of %d deals, %d failed, %d kills, %d reorganisations%n",
            done.size(),
            options.deals(),
            failures.size(),
            weather.kills(),
            weather.reorganisations());
      }
    }
    weather.mustBeWell();
  }
}
