package app.tangible.bench.swarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same protocol between two processes of js-libp2p. */
final class JsPerf {

  private JsPerf() {}

  static Speeds measure(int mebibytes, int passes) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("tangible.bench.interop"));
    run(home, "./setup");
    String said =
        run(home, "./node", "rig/perf.mjs", String.valueOf(mebibytes), String.valueOf(passes));
    return new Speeds(
        Speeds.median(numbers(said, "up")),
        Speeds.median(numbers(said, "down")),
        Speeds.median(numbers(said, "processor")));
  }

  /** Seconds that helia takes to fetch the file from another. */
  static List<Double> fetch(Path file, int passes) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("tangible.bench.interop"));
    run(home, "./setup");
    return numbers(
        run(home, "./node", "rig/fetch.mjs", file.toString(), String.valueOf(passes)), "seconds");
  }

  private static String run(Path home, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command[0] + " failed: " + said);
    }
    return said;
  }

  private static List<Double> numbers(String json, String name) {
    Matcher list = Pattern.compile("\"" + name + "\":\\[([^]]*)]").matcher(json);
    if (!list.find()) {
      throw new IllegalArgumentException("no " + name + " in " + json);
    }
    return Stream.of(list.group(1).split(",")).map(Double::valueOf).toList();
  }
}
