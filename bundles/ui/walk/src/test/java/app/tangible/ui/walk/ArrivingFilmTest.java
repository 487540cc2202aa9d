package app.tangible.ui.walk;

import static org.awaitility.Awaitility.await;

import app.tangible.player.Playback;
import app.tangible.transfer.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film that is fetched is offered as soon as its first seconds are there. */
class ArrivingFilmTest {

  private static final long TOTAL = 474_000_000;

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();
  private Theatre theatre;
  private FakeTransfers.FakeTransfer transfer;

  @BeforeEach
  void openTheFilm() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre = new Theatre(folder, film, player, query -> List.of(), "fr");
    transfer = theatre.transfers.of(Samples.filmId(0), TOTAL);
    transfer.at(1_000_000, 4_200_000);
    theatre.library.keep(Samples.owned(0, Duration.ZERO, false));
    theatre.awaitFocus("title-licence-" + Samples.licence(0));
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  private static Progress.Source source(String name, Progress.Route route) {
    return new Progress.Source(name, route, 2_100_000, 1);
  }

  @Test
  void theLibrarySaysWhereItComesFrom() {
    transfer.begin(
        47_400_000,
        4_200_000,
        source("a", Progress.Route.DIRECT),
        source("b", Progress.Route.RELAYED),
        source("c", Progress.Route.CDN));
    theatre.awaitText("2 foyers + CDN");
  }

  @Test
  void itCanBePlayedBeforeItIsWhole() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Réception du film");
    transfer.begin(5_000_000, 4_200_000, source("…9vKx2aQp", Progress.Route.RELAYED));
    theatre.awaitText("En route, et déjà lisible");
    theatre.awaitText("par relais");
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
  }
}
