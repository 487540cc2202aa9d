package app.tangible.bench.play;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Bought;
import app.tangible.bench.Row;
import app.tangible.demo.Child;
import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Playing in the real center: from the wish to the first picture, cold and warm; from a jump to a
 * picture of the other place; processor time of a sealed film beside the same in clear; pictures
 * lost. Beside Kodi, where it is installed, with the same film in the same run.
 */
public final class PlayBenchmark implements Benchmark {

  private static final int ROUNDS = 5;
  private static final int SECONDS = 10;
  private static final double GOAL_COLD_MILLIS = 1000;
  private static final double GOAL_WARM_MILLIS = 500;
  private static final double GOAL_SEEK_MILLIS = 300;
  private static final Duration LIMIT = Duration.ofSeconds(180);

  @Override
  public String name() {
    return "play";
  }

  @Override
  public List<Row> run() throws Exception {
    Path results =
        Path.of(System.getProperty("tangible.bench.results")).toAbsolutePath().normalize();
    Path project = results.getParent().getParent();
    try (Town town = new Town(project, results.resolve("homes").resolve(name()))) {
      Path clear = film(town);
      String edition = town.sell(clear).get("edition").asText();
      List<Row> rows = new ArrayList<>();
      try (Household household = new Household(town, "home", 0, false)) {
        household.configure(
            "app.tangible.player.vlc", Map.of("audioOutput", "dummy")); // as Kodi has no sound
        household.start();
        try (Pilot pilot = household.board()) {
          rows.addAll(ours(pilot, Bought.licence(pilot, edition), clear));
        }
      }
      rows.addAll(besideKodi(town, clear, rows));
      return rows;
    }
  }

  private static List<Row> ours(Pilot pilot, String licence, Path clear) throws IOException {
    double cold = first(pilot, "licence", licence);
    List<Double> sealedFirst = new ArrayList<>();
    List<Double> clearFirst = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      clearFirst.add(first(pilot, "file", clear.toString()));
      sealedFirst.add(first(pilot, "licence", licence));
    }
    JsonNode clearPlay = measure(pilot, "file", clear.toString());
    JsonNode sealedPlay = measure(pilot, "licence", licence);
    double warm = median(sealedFirst);
    double inClear = median(clearFirst);
    double jump = median(numbers(sealedPlay.get("seekMilliseconds")));
    return List.of(
        new Row("sealed: wish to picture, cold", cold, "ms", "goal, at most", GOAL_COLD_MILLIS),
        new Row("sealed: wish to picture, warm", warm, "ms", "goal, at most", GOAL_WARM_MILLIS),
        new Row("sealed: wish to picture, warm", warm, "ms", "in clear", inClear),
        new Row("sealed: jump to picture", jump, "ms", "goal, at most", GOAL_SEEK_MILLIS),
        new Row(
            "sealed: jump to picture",
            jump,
            "ms",
            "in clear",
            median(numbers(clearPlay.get("seekMilliseconds")))),
        new Row(
            "sealed: processor, 10 s of film",
            sealedPlay.get("cpuSeconds").asDouble(),
            "s",
            "in clear",
            clearPlay.get("cpuSeconds").asDouble()),
        new Row(
            "sealed: pictures lost",
            sealedPlay.get("lost").asDouble(),
            "pictures",
            "of those shown",
            sealedPlay.get("shown").asDouble()));
  }

  private static List<Row> besideKodi(Town town, Path clear, List<Row> ours) throws Exception {
    if (!KodiPlaying.there()) {
      return List.of();
    }
    List<Double> kodiFirst = new ArrayList<>();
    double cpu;
    Path folder = Files.createDirectories(town.folder().resolve("kodi-home"));
    try (KodiPlaying kodi = KodiPlaying.start(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        kodiFirst.add(kodi.firstPixels(clear));
        kodi.stop();
      }
      kodi.firstPixels(clear);
      cpu = kodi.cpuSeconds(SECONDS);
    }
    return List.of(
        new Row(
            "sealed: wish to decoded picture",
            ours.get(1).figure(),
            "ms",
            "Kodi: wish to pixels, in clear",
            median(kodiFirst)),
        new Row(
            "sealed: processor, 10 s, without a window",
            ours.get(5).figure(),
            "s",
            "Kodi: with its window",
            cpu));
  }

  private static double first(Pilot pilot, String kind, String what) throws IOException {
    return pilot.ask("first-picture", kind, what).get("milliseconds").asDouble();
  }

  private static JsonNode measure(Pilot pilot, String kind, String what) throws IOException {
    return pilot.ask("play-measure", kind, what, "seconds", String.valueOf(SECONDS));
  }

  /** A minute of 1080p24 with a scene for each of its tenths, so that a jump is seen. */
  private static Path film(Town town) throws Exception {
    Path film = town.folder().resolve("play.mkv");
    String source =
        "testsrc2=size=1920x1080:rate=24:duration=60,hue=h='36*floor(t/6)':s=1,noise=alls=6:allf=t";
    try (Child ffmpeg =
        Child.start(
            "ffmpeg",
            town.folder().resolve("play.log"),
            Map.of(),
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-y",
                "-f",
                "lavfi",
                "-i",
                source,
                "-f",
                "lavfi",
                "-i",
                "sine=duration=60:sample_rate=48000",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-b:v",
                "6M",
                "-g",
                "24",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                film.toString()))) {
      ffmpeg.mustSucceed(LIMIT);
    }
    return film;
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(node -> numbers.add(node.asDouble()));
    return numbers;
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().toList().get(figures.size() / 2);
  }
}
