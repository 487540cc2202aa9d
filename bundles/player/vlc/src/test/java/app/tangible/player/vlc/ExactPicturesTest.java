package app.tangible.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.player.Playback;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What libvlc shows is what ffmpeg decodes, picture by picture. libvlc shows by the clock: on a
 * machine that is too busy it skips the first picture, or begins anew in the middle, and says so
 * nowhere. So a film may be played again, a few times; once it must be exact to the last picture.
 */
class ExactPicturesTest {

  private static final int PLAYS = 5;

  @TempDir static Path folder;

  @ParameterizedTest
  @CsvSource({"320, 180, 25, 4", "1280, 720, 30, 3", "638, 358, 24, 2", "1920, 1080, 24, 2"})
  void showsEveryPictureOnceInOrderAndUnchanged(int width, int height, int rate, int seconds)
      throws Exception {
    Path film = Films.film(folder, width, height, rate, seconds);
    List<String> expected = Films.pictureHashes(film);
    assertThat(expected).hasSize(rate * seconds);
    Hashes hashes = played(film);
    for (int again = 1; again < PLAYS && !hashes.distinctPictures().equals(expected); again++) {
      hashes = played(film);
    }
    assertThat(hashes.distinctPictures()).isEqualTo(expected);
    assertThat(hashes.formats()).contains(width + "x" + height).last();
  }

  private static Hashes played(Path film) throws InterruptedException {
    Hashes hashes = new Hashes();
    VlcPlayer player = new VlcPlayer(Settings.exact());
    try {
      player.play(new FileSource(film), Duration.ZERO, hashes);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  Set.of(Playback.State.ENDED, Playback.State.FAILED)
                      .contains(player.now().state()));
      assertThat(player.now().problem()).isEmpty();
      return hashes;
    } finally {
      player.close();
    }
  }
}
