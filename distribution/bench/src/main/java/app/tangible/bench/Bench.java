package app.tangible.bench;

import app.tangible.demo.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;

/** Runs the benchmarks whose name holds the argument, or all: a table each, and a JSON file. */
public final class Bench {

  private Bench() {}

  /**
   * Arguments: part of a name; {@code --minutes N} for one that is told how long. Results go to the
   * folder {@code tangible.bench.results}, default {@code target/bench}. Exit 1 when one failed, 2
   * when no name fits.
   */
  public static void main(String[] arguments) throws IOException {
    String wanted = arguments.length == 0 ? "" : arguments[0];
    if (arguments.length == 3 && arguments[1].equals("--minutes")) {
      System.setProperty("tangible.bench.minutes", arguments[2]);
    } else if (arguments.length > 1) {
      System.err.println("arguments: [part of a name] [--minutes N]");
      System.exit(2);
    }
    Path folder =
        Files.createDirectories(
                Path.of(System.getProperty("tangible.bench.results", "target/bench")))
            .toRealPath();
    // Whoever ends it from outside leaves no process of it behind.
    Runtime.getRuntime().addShutdownHook(new Thread(Child::endAll));
    int run = 0;
    int failed = 0;
    for (Benchmark benchmark : ServiceLoader.load(Benchmark.class)) {
      if (benchmark.onlyByName()
          ? benchmark.name().equals(wanted)
          : benchmark.name().contains(wanted)) {
        run++;
        failed += succeeds(benchmark, folder) ? 0 : 1;
      }
    }
    if (run == 0) {
      System.err.println("no benchmark is named " + wanted);
      System.exit(2);
    }
    System.exit(failed == 0 ? 0 : 1);
  }

  private static boolean succeeds(Benchmark benchmark, Path folder) throws IOException {
    try {
      List<Row> rows = benchmark.run();
      System.out.print(Report.table(benchmark.name(), rows));
      Path file = folder.resolve(benchmark.name() + ".json");
      Files.writeString(file, Report.json(benchmark.name(), Instant.now(), rows));
      System.out.println("written to " + file);
      return true;
    } catch (Exception e) {
      System.err.println(benchmark.name() + " failed");
      e.printStackTrace();
      return false;
    }
  }
}
