package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.licence.Refusal;
import app.tangible.player.Playback;
import app.tangible.viewing.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the film that plays does when things go well, end, or go wrong. */
class PlayingTest {

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();
  private Theatre theatre;

  @BeforeEach
  void openTheFilm() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre = new Theatre(folder, film, player, query -> List.of(), "fr");
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.awaitFocus("title-licence-" + Samples.licence(0));
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  private void play() {
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
  }

  private Duration kept() {
    return theatre.library.films().getFirst().resumeAt();
  }

  @Test
  void keepsThePlaceEveryFewSeconds() {
    play();
    player.at(Playback.State.PLAYING, Duration.ofSeconds(77), Duration.ofSeconds(596));
    await().atMost(Theatre.PATIENCE).until(() -> kept().equals(Duration.ofSeconds(77)));
  }

  @Test
  void keepsThePlaceWhenLeftAndLetsGoOfThePlayer() {
    play();
    player.at(Playback.State.PLAYING, Duration.ofSeconds(99), Duration.ofSeconds(596));
    theatre.press(KeyCode.ESCAPE);
    await().atMost(Theatre.PATIENCE).until(() -> kept().equals(Duration.ofSeconds(99)));
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.IDLE);
    await().atMost(Theatre.PATIENCE).until(player::listeners, is -> is == 1); // what is on, alone
    theatre.awaitText("Reprendre à 1:39");
  }

  @Test
  void beginsAnewAfterTheEnd() {
    play();
    player.at(Playback.State.PLAYING, Duration.ofSeconds(300), Duration.ofSeconds(596));
    player.at(Playback.State.ENDED, Duration.ofSeconds(596), Duration.ofSeconds(596));
    theatre.awaitFocus("play");
    await().atMost(Theatre.PATIENCE).until(() -> kept().isZero());
  }

  @Test
  void saysEveryRefusalInTheLanguageOfTheScreen() {
    for (Refusal refusal : Refusal.values()) {
      theatre.decoder.refuse(refusal);
      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("back");
      assertThat(theatre.texts())
          .contains("Que faire")
          .noneMatch(text -> text.contains("refusal.") || text.contains(refusal.name()));
      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("play");
      await()
          .atMost(Theatre.PATIENCE)
          .until(() -> theatre.viewing.now().stage() == Scene.Stage.NOTHING);
    }
  }

  @Test
  void saysWhatIsMissingWhenTheEngineIs() {
    play();
    player.fail(Playback.Problem.Kind.ENGINE_MISSING);
    theatre.awaitText("Le moteur de lecture n’est pas installé");
    theatre.awaitFocus("back");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
  }

  @Test
  void jumpsTenSecondsWithTheArrowsOnceTheControlsAreHidden() {
    play();
    player.at(Playback.State.PLAYING, Duration.ofSeconds(60), Duration.ofSeconds(596));
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> theatre.texts().stream().noneMatch(text -> text.equals("Pause")));
    theatre.press(KeyCode.RIGHT);
    assertThat(player.now().position()).isEqualTo(Duration.ofSeconds(70));
  }
}
