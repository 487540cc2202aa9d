package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.testing.Titles;
import app.tangible.player.Playback;
import app.tangible.player.SubtitleStyle;
import app.tangible.viewing.Viewing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be chosen while a film plays, by five keys. */
class PlayingSheetsTest {

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();
  private Theatre theatre;

  @BeforeEach
  void playTheFilm() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre = new Theatre(folder, film, player, query -> List.of(), "fr");
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.awaitFocus("title-licence-" + Samples.licence(0));
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
    player.at(Playback.State.PAUSED, Duration.ofSeconds(204), Duration.ofSeconds(596));
    theatre.awaitFocus("pause");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  private void open(String id) {
    theatre.pressOn(id);
  }

  @Test
  void subtitlesGetLargerAndLaterAndAnotherColour() throws Exception {
    open("subtitles");
    theatre.awaitText("Voici leur aspect");
    theatre.focusOn("style-size");
    theatre.press(KeyCode.RIGHT, KeyCode.RIGHT);
    theatre.focusOn("subtitles-delay");
    theatre.press(KeyCode.RIGHT);
    open("style-colour");
    theatre.awaitFocus("style-colour-0");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(player.tuning().subtitles().sizePercent()).isEqualTo(120);
              assertThat(player.tuning().subtitles().colour())
                  .isEqualTo(SubtitleStyle.Colour.YELLOW);
            });
    assertThat(player.tuning().subtitleDelay()).isEqualTo(Duration.ofMillis(100));
    theatre.shot("fr-07b-playing-subtitles");
  }

  @Test
  void soundAndTheRestAreAtTheSide() throws Exception {
    open("sound");
    theatre.awaitText("Tel quel vers l’amplificateur");
    theatre.focusOn("sound-delay");
    theatre.press(KeyCode.LEFT);
    assertThat(player.tuning().soundDelay()).isEqualTo(Duration.ofMillis(-50));
    theatre.shot("fr-07c-playing-sound");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("sound");
    open("more");
    theatre.awaitText("Minuterie");
    theatre.shot("fr-07d-playing-more");
    open("sleep");
    theatre.awaitFocus("sleep-0");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> theatre.viewing.now().sleepAt().isPresent());
  }

  @Test
  void chaptersAndTheTimelineLeadElsewhere() throws Exception {
    open("chapters");
    theatre.awaitText("Chapitre 3");
    theatre.shot("fr-07e-playing-chapters");
    theatre.pressOn("chapter-2");
    assertThat(player.now().position()).isEqualTo(Duration.ofSeconds(322));
    theatre.awaitFocus("chapters");
    theatre.press(KeyCode.UP);
    theatre.awaitFocus("timeline");
    theatre.press(KeyCode.LEFT, KeyCode.LEFT);
    theatre.awaitText("5:02");
    theatre.shot("fr-07f-playing-timeline");
    assertThat(player.now().position()).isEqualTo(Duration.ofSeconds(322));
    theatre.press(KeyCode.ENTER);
    assertThat(player.now().position()).isEqualTo(Duration.ofSeconds(302));
  }

  @Test
  void theNextEpisodeIsAnnouncedAndAnOpeningSkipped() throws Exception {
    Duration length = Duration.ofSeconds(596);
    Title series = Titles.series(70, "La Traversée", 2019).build();
    Title first = Titles.episode(71, series.id(), 1, 1, "Le départ").length(length).build();
    Title second = Titles.episode(72, series.id(), 1, 2, "Les îles du nord").length(length).build();
    theatre.shelf.put(List.of(series, second));
    theatre.shelf.put(detail(first));
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("play");
    theatre.shell.watch(first.id(), Viewing.From.START);
    theatre.awaitText("La Traversée · S1 É1");
    theatre.shot("fr-07g-playing-episode");
    player.at(Playback.State.PLAYING, length.minusSeconds(4), length);
    theatre.awaitText("Épisode suivant dans");
    theatre.awaitText("Les îles du nord");
    theatre.shot("fr-07h-playing-next");
    theatre.press(KeyCode.ESCAPE); // not yet
    await().atMost(Theatre.PATIENCE).until(() -> theatre.viewing.now().nextAt().isEmpty());
    assertThat(theatre.viewing.now().title()).contains(first.id());
  }

  private TitleDetail detail(Title title) {
    return new TitleDetail(
        title,
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        0,
        "",
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(folder.resolve("film")),
        List.of(),
        Optional.empty());
  }
}
