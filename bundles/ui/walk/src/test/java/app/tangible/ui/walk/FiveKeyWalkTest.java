package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.player.Playback;
import app.tangible.player.vlc.VlcPlayer;
import app.tangible.store.Purchase.Stage;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty library to a film that plays, with the real player and nothing but five keys. */
class FiveKeyWalkTest {

  @TempDir Path folder;

  @Test
  void buysAndWatchesAFilmWithArrowsOkAndBack() throws Exception {
    Path film = film();
    VlcPlayer player =
        new VlcPlayer(
            Configured.of(
                VlcPlayer.Config.class,
                Map.of("audioOutput", "dummy", "hardwareDecoder", "none", "cachingMillis", 100)));
    try (Theatre theatre = new Theatre(folder, film, player, query -> List.of(), "en")) {
      theatre.awaitFocus("open-store");
      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("offer-0");
      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("buy");
      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("pay");
      theatre.press(KeyCode.SPACE);
      theatre.awaitFocus("back");
      FakeStore.FakePurchase purchase = theatre.store.last();
      for (Stage stage : List.of(Stage.PAYING, Stage.PAID, Stage.CERTIFYING)) {
        purchase.at(stage, 0, 0, 0, "");
      }
      theatre.awaitText("Writing your certificate");
      theatre.library.keep(Samples.owned(0, Duration.ZERO, false));
      purchase.licensed(Samples.licence(0));
      purchase.at(Stage.FETCHING, 100_000_000, 412_000_000, 9_000_000, "");
      theatre.awaitText("100 MB of 412 MB · 9 MB/s · 34 s left");
      theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
      purchase.at(Stage.OWNED, 412_000_000, 412_000_000, 0, "");
      theatre.awaitText("The film is in your library");
      theatre.awaitFocus("open-film");
      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("play");
      theatre.press(KeyCode.ENTER);
      await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
      theatre.awaitFocus("pause");
      assertThat(brightColours(theatre.shot("walk-playing"))).isGreaterThan(200);

      theatre.press(KeyCode.ENTER);
      await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PAUSED);
      theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
      await()
          .atMost(Theatre.PATIENCE)
          .until(() -> player.now().position().compareTo(Duration.ofSeconds(10)) >= 0);
      theatre.press(KeyCode.BACK_SPACE);
      theatre.awaitFocus("play");
      await()
          .atMost(Theatre.PATIENCE)
          .until(
              () ->
                  theatre.library.films().getFirst().resumeAt().compareTo(Duration.ofSeconds(9))
                      > 0);
      theatre.awaitText("Resume at 0:1");
      assertThat(player.now().state()).isEqualTo(Playback.State.IDLE);
      theatre.press(KeyCode.ESCAPE, KeyCode.ESCAPE);
      theatre.awaitFocus("offer-0");
    } finally {
      player.close();
    }
  }

  private Path film() throws Exception {
    Path film = folder.resolve("film.mkv");
    Process ffmpeg =
        new ProcessBuilder(
                ("ffmpeg -nostdin -v error -f lavfi -i testsrc2=size=640x360:rate=25:duration=40"
                        + " -f lavfi -i sine=duration=40 -pix_fmt yuv420p -c:v libx264 -preset"
                        + " ultrafast -g 25 -c:a aac -y "
                        + film)
                    .split(" "))
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor()).isZero();
    return film;
  }

  /** The test picture is full of colours, the controls are not. */
  private static int brightColours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight() / 2; y += 4) {
      for (int x = 0; x < picture.getWidth(); x += 4) {
        int rgb = picture.getRGB(x, y);
        if (((rgb >> 16 & 255) | (rgb >> 8 & 255) | (rgb & 255)) > 96) {
          colours.add(rgb);
        }
      }
    }
    return colours.size();
  }
}
