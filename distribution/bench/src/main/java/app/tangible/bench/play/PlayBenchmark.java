package app.tangible.bench.play;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Bought;
import app.tangible.bench.Median;
import app.tangible.bench.ProductsUnderTest;
import app.tangible.bench.Row;
import app.tangible.bench.SceneFilm;
import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Town;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Playing in the real center: from the wish to the first picture, cold and warm; from a jump to a
 * picture of the other place; processor time of a sealed film beside the same in clear; pictures
 * lost; what the decoder's process costs of it. Beside Kodi, where it is installed, with the same
 * film in the same run.
 */
public final class PlayBenchmark implements Benchmark {

  private static final int ROUNDS = 7;
  private static final double GOAL_COLD_MILLIS = 1000;
  private static final double GOAL_WARM_MILLIS = 500;
  private static final double GOAL_SEEK_MILLIS = 300;
  private static final double GOAL_FIRST_BYTE_MILLIS = 400;

  @Override
  public String name() {
    return "play";
  }

  @Override
  public List<Row> run() throws Exception {
    try (Town town = new Town(ProductsUnderTest.project(), ProductsUnderTest.folder(name()))) {
      Path clear = SceneFilm.minute(town.folder().resolve("play.mkv"), "1920x1080", "6M");
      String edition = town.sell(clear).get("edition").asText();
      Ours ours;
      try (Household household = new Household(town, "home", 0, false)) {
        household.configure(
            "app.tangible.player.vlc", Map.of("audioOutput", "dummy")); // as Kodi has no sound
        household.start();
        try (Pilot pilot = household.board()) {
          ours = Ours.measure(pilot, Bought.licence(pilot, edition), clear, ROUNDS);
        }
      }
      List<Row> rows = new ArrayList<>(rows(ours));
      rows.addAll(besideKodi(town.folder(), clear, ours));
      return rows;
    }
  }

  private static List<Row> rows(Ours ours) {
    double warm = Median.of(ours.sealedFirst());
    double jump = Median.of(ours.sealedPlay().jumps());
    double firstByte = Median.of(ours.firstBytes());
    return List.of(
        new Row(
            "sealed: wish to picture, cold", ours.cold(), "ms", "goal, at most", GOAL_COLD_MILLIS),
        new Row("sealed: wish to picture, warm", warm, "ms", "goal, at most", GOAL_WARM_MILLIS),
        new Row(
            "sealed: wish to picture, warm", warm, "ms", "in clear", Median.of(ours.clearFirst())),
        new Row(
            "sealed: wish to picture, from its page",
            Median.of(ours.fromPage()),
            "ms",
            "goal, at most",
            GOAL_WARM_MILLIS),
        new Row("sealed: jump to picture", jump, "ms", "goal, at most", GOAL_SEEK_MILLIS),
        new Row(
            "sealed: jump to picture", jump, "ms", "in clear", Median.of(ours.clearPlay().jumps())),
        new Row(
            "sealed: processor, 10 s of film",
            ours.sealedPlay().processorSeconds(),
            "s",
            "in clear",
            ours.clearPlay().processorSeconds()),
        new Row(
            "sealed: pictures lost",
            ours.sealedPlay().lost(),
            "pictures",
            "of those shown",
            ours.sealedPlay().shown()),
        new Row(
            "decoder: open to first byte",
            firstByte,
            "ms",
            "goal, at most",
            GOAL_FIRST_BYTE_MILLIS),
        new Row(
            "decoder: view through the pipe",
            ours.sealedRate(),
            "MB/s",
            "the file in clear, cached",
            ours.clearRate()));
  }

  private static List<Row> besideKodi(Path folder, Path clear, Ours ours) {
    if (!KodiPlaying.there()) {
      return List.of();
    }
    try {
      KodiPlaying.Played kodi = KodiPlaying.play(folder.resolve("kodi-home"), clear, ROUNDS);
      return List.of(
          new Row(
              "sealed: wish to decoded picture",
              Median.of(ours.sealedFirst()),
              "ms",
              "Kodi: wish to pixels, in clear",
              Median.of(kodi.firstPixels())),
          new Row(
              "sealed: processor, 10 s, without a window",
              ours.sealedPlay().processorSeconds(),
              "s",
              "Kodi: with its window",
              kodi.processorSeconds()));
    } catch (Exception e) {
      System.err.println("Kodi did not play: " + e.getMessage());
      return List.of(new Row("Kodi did not play", 0, "rounds", "wanted", ROUNDS));
    }
  }
}
