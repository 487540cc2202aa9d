package app.tangible.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.demo.Await;
import app.tangible.demo.Child;
import app.tangible.demo.Frames;
import app.tangible.demo.Household;
import app.tangible.demo.Pilot;
import app.tangible.demo.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the player shows of an owned film, picture by picture. */
class ExactPlaybackTest {

  private static final Path PROJECT = Path.of(System.getProperty("tangible.project")).normalize();
  private static final Path HOMES = Path.of(System.getProperty("tangible.e2e.home"));
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SECONDS = 15;

  @Test
  void everyPictureThatThePlayerShowsIsTheMasters() throws Exception {
    try (Town town = new Town(PROJECT, HOMES.resolve("exact-playback"));
        Household household =
            new Household(town, "home", 0, false)
                .configure(
                    "app.tangible.player.vlc",
                    Map.of("everyFrame", true, "audioOutput", "dummy"))) {
      String edition = town.sellTestFilm(SECONDS).get("edition").asText();
      household.start();
      try (Pilot pilot = household.board()) {
        String licence = owned(pilot, edition);
        List<String> master = withoutRepeats(master(town));
        List<String> shown = withoutRepeats(played(pilot, licence));
        // libvlc shows by the clock: too busy, it skips the first picture or begins anew; once it
        // must be exact.
        for (int more = 4; more > 0 && !shown.equals(master); more--) {
          shown = withoutRepeats(played(pilot, licence));
        }
        assertThat(shown).isEqualTo(master).hasSize(SECONDS * 24);
      }
    }
  }

  private static String owned(Pilot pilot, String edition) throws Exception {
    pilot.ask("buy", "edition", edition);
    Await.until(
        "owned film",
        LIMIT,
        () -> {
          JsonNode films = pilot.ask("state").get("films");
          return !films.isEmpty() && films.get(0).get("onDisk").asBoolean();
        });
    return pilot.ask("state").get("films").get(0).get("licence").asText();
  }

  private static List<String> played(Pilot pilot, String licence) throws Exception {
    List<String> md5 = new ArrayList<>();
    pilot
        .ask("player-frames", "licence", licence)
        .get("md5")
        .forEach(node -> md5.add(node.asText()));
    return md5;
  }

  private static List<String> master(Town town) throws Exception {
    Path output = town.folder().resolve("master.framemd5");
    try (Child ffmpeg =
        Child.start(
            "ffmpeg",
            town.folder().resolve("framemd5.log"),
            Map.of(),
            Frames.command(town.folder().resolve("master.mkv").toString(), output))) {
      ffmpeg.mustSucceed(LIMIT);
    }
    return Frames.read(output).hashes().get(0);
  }

  /** libvlc may show a picture twice; it may not leave one out. */
  private static List<String> withoutRepeats(List<String> pictures) {
    List<String> once = new ArrayList<>();
    for (String picture : pictures) {
      if (once.isEmpty() || !once.getLast().equals(picture)) {
        once.add(picture);
      }
    }
    return once;
  }
}
