package app.tangible.bench.hour;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Bought;
import app.tangible.bench.ProductsUnderTest;
import app.tangible.bench.Row;
import app.tangible.bench.SceneFilm;
import app.tangible.bench.hour.Vitals.Sample;
import app.tangible.bench.library.ManyFilms;
import app.tangible.demo.Await;
import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Remote;
import app.tangible.demo.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The real center on a display in memory, used by keys for {@code tangible.bench.minutes}: Home, a
 * library of 10,000 titles, searches, an ordinary and an owned film. Between rounds, once a minute,
 * its heap (after a collection), memory, threads, open files and processes are counted. The first
 * round warms up and does not count. {@code tangible.bench.java}: more options of its JVM.
 */
public final class HourBenchmark implements Benchmark {

  private static final int TITLES = 10_000;
  private static final int MINUTES = 60;
  private static final int REPEATED = 30;
  private static final String ORDINARY = "Zanzibar";
  private static final String OWNED = "Test Pattern";
  private static final double GOAL_HEAP = 24;
  private static final double GOAL_RESIDENT = 64;
  private static final Duration SCAN = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "hour";
  }

  @Override
  public boolean onlyByName() {
    return true;
  }

  @Override
  public List<Row> run() throws Exception {
    int minutes = Integer.getInteger("tangible.bench.minutes", MINUTES);
    try (Town town = new Town(ProductsUnderTest.project(), ProductsUnderTest.folder(name()))) {
      Path films = films(town);
      Path sold = town.folder().resolve("sold.mkv");
      String edition = town.sell(sold).get("edition").asText();
      try (Household household = new Household(town, "home", 0, true)) {
        household
            .configure("app.tangible.player.vlc", Map.of("audioOutput", "dummy"))
            .configure("app.tangible.ui.shell", Map.of("language", "en"));
        household.start(System.getProperty("tangible.bench.java", "").split(" "));
        try (Pilot pilot = household.board()) {
          Bought.licence(pilot, edition);
          watch(pilot, films);
          Path pictures = Files.createDirectories(town.folder().resolve("pictures"));
          Evening evening = new Evening(new Remote(pilot, pictures), ORDINARY, OWNED);
          return spend(evening, new Vitals(household.pid()), minutes, town.folder());
        }
      }
    }
  }

  private static Path films(Town town) throws Exception {
    Path minute = SceneFilm.minute(town.folder().resolve("minute.mkv"), "1280x720", "1M");
    SceneFilm.repeated(minute, REPEATED, town.folder().resolve("sold.mkv"));
    Path films = ManyFilms.make(town.folder().resolve("films"), 0, TITLES - 1);
    SceneFilm.repeated(minute, REPEATED, films.resolve(ORDINARY + " (2020).mkv"));
    return films;
  }

  private static void watch(Pilot pilot, Path films) throws Exception {
    pilot.ask("watch", "folder", films);
    Await.until(
        "library of " + TITLES,
        SCAN,
        () -> {
          var now = pilot.ask("watch", "folder", films);
          return !now.get("scanning").asBoolean() && now.get("titles").asInt() >= TITLES;
        });
  }

  private static List<Row> spend(Evening evening, Vitals vitals, int minutes, Path folder)
      throws Exception {
    evening.round(0);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    ClassHistogram before = settled(evening, vitals);
    List<Sample> samples = new ArrayList<>(List.of(vitals.sample(before)));
    ClassHistogram now = before;
    int rounds = 0;
    while (System.nanoTime() < end) {
      long next = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      do {
        evening.round(++rounds);
      } while (System.nanoTime() < Math.min(next, end));
      now = settled(evening, vitals);
      samples.add(vitals.sample(now));
      write(folder, samples);
    }
    Files.writeString(folder.resolve("classes.txt"), now.growthSince(before));
    return rows(samples, rounds);
  }

  /** What JavaFX drew into goes a frame after a collection, with the next one. */
  private static ClassHistogram settled(Evening evening, Vitals vitals) throws Exception {
    vitals.histogram();
    evening.home();
    return vitals.histogram();
  }

  private static void write(Path folder, List<Sample> samples) throws IOException {
    Files.write(
        folder.resolve("samples.csv"),
        samples.stream()
            .map(
                s ->
                    "%.1f,%.1f,%.1f,%.0f,%.0f,%.0f"
                        .formatted(
                            s.minutes(),
                            s.heap(),
                            s.resident(),
                            s.threads(),
                            s.descriptors(),
                            s.children()))
            .toList());
  }

  private static List<Row> rows(List<Sample> samples, int rounds) {
    List<Row> rows = new ArrayList<>();
    double minutes = samples.getLast().minutes();
    rows.add(new Row("rounds of two films each", rounds, "", "minutes", minutes));
    rows.addAll(rows("heap after collection", "MiB", samples, Sample::heap, GOAL_HEAP));
    rows.addAll(rows("resident memory", "MiB", samples, Sample::resident, GOAL_RESIDENT));
    rows.addAll(rows("threads", "", samples, Sample::threads, 1));
    rows.addAll(rows("open files", "", samples, Sample::descriptors, 1));
    rows.addAll(rows("processes started and left", "", samples, Sample::children, 1));
    return rows;
  }

  private static List<Row> rows(
      String what,
      String unit,
      List<Sample> samples,
      ToDoubleFunction<Sample> figure,
      double goal) {
    Trend trend = Trend.of(samples, figure);
    return List.of(
        new Row(what + ", at the end", trend.last(), unit, "after one round", trend.first()),
        new Row(what + ", more an hour", trend.anHour(), unit, "goal, at most", goal));
  }
}
