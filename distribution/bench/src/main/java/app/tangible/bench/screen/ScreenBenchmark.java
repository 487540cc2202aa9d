package app.tangible.bench.screen;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The screen in a JVM of its own, on a virtual display, at 1920 by 1080, without a graphics card:
 * ten thousand titles on the shelf. Beside it, in the same run, a list of JavaFX's own with the
 * same posters.
 */
public final class ScreenBenchmark implements Benchmark {

  private static final long LIMIT_MINUTES = 5;
  private static final double KODI_START_MILLIS = 710;
  private static final double AT_ONCE_MILLIS = 100;
  private static final double FRAME_MILLIS = 1000.0 / 60;

  @Override
  public String name() {
    return "screen";
  }

  @Override
  public List<Row> run() throws Exception {
    Path home = Files.createTempDirectory("screen");
    Process display =
        new ProcessBuilder(
                "sh", "-c", "exec Xvfb -displayfd 1 -screen 0 1920x1080x24 -nolisten tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader numbers = display.inputReader()) {
      String number = numbers.readLine();
      if (number == null) {
        throw new IOException("Xvfb does not start; install the package xvfb");
      }
      return rows(measure(":" + number.strip(), home));
    } finally {
      display.destroy();
      delete(home);
    }
  }

  private static Map<String, Double> measure(String display, Path home) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Dprism.order=sw",
            "-Djavafx.animation.fullspeed=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            OneScreen.class.getName(),
            home.toString());
    command.environment().put("DISPLAY", display);
    command.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process screen = command.start();
    Map<String, Double> figures = new HashMap<>();
    try (BufferedReader lines = screen.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split("=");
        if (words.length == 2 && words[0].matches("[a-z0-9.]+")) {
          figures.put(words[0], Double.parseDouble(words[1]));
        }
      }
      if (!screen.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || screen.exitValue() != 0) {
        throw new IOException("the screen did not come to its end");
      }
    } finally {
      screen.destroyForcibly();
    }
    return figures;
  }

  private static List<Row> rows(Map<String, Double> figures) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        row(figures, "start to Home, cold", "home.cold", "ms", "Kodi's, whole", KODI_START_MILLIS));
    rows.add(
        row(figures, "start to Home, warm", "home.warm", "ms", "Kodi's, whole", KODI_START_MILLIS));
    rows.add(
        row(
            figures,
            "the same, warm, processor time",
            "home.warm.processor",
            "ms",
            "cold",
            figures.getOrDefault("home.cold.processor", Double.NaN)));
    rows.add(
        row(
            figures,
            "frame of a scroll over 10,000, processor time",
            "grid.processor",
            "ms",
            "a ListView of JavaFX",
            figures.getOrDefault("list.processor", Double.NaN)));
    for (String share : List.of("50", "99")) {
      rows.add(
          row(
              figures,
              "frame of a scroll over 10,000, " + share + " %",
              "grid.p" + share,
              "ms",
              "a ListView of JavaFX",
              figures.getOrDefault("list.p" + share, Double.NaN)));
    }
    rows.add(
        row(
            figures,
            "the same, 99 %, beside 60 a second",
            "grid.p99",
            "ms",
            "1/60 s",
            FRAME_MILLIS));
    rows.add(
        row(
            figures,
            "letter typed to result drawn",
            "search.p50",
            "ms",
            "at once",
            AT_ONCE_MILLIS));
    rows.add(
        row(figures, "the same, the worst of 20", "search.worst", "ms", "at once", AT_ONCE_MILLIS));
    rows.add(
        row(
            figures,
            "heap after 10,000 were seen",
            "heap.after",
            "MB",
            "before",
            figures.getOrDefault("heap.before", Double.NaN)));
    rows.add(row(figures, "nodes of the window then", "nodes", "nodes", "tiles seen", 10_000));
    return rows;
  }

  private static Row row(
      Map<String, Double> figures,
      String work,
      String key,
      String unit,
      String baseline,
      double figure) {
    return new Row(work, figures.getOrDefault(key, Double.NaN), unit, baseline, figure);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
