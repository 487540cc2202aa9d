package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.licence.Refusal;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.Metadata;
import app.tangible.player.Playback;
import app.tangible.store.Purchase.Stage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the pictures of every page in both languages, to be looked at. */
class ScreenshotsTest {

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageShowsSomething(String language) throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    Metadata metadata =
        query ->
            query.title().equals("Big Buck Bunny")
                ? List.of(
                    new FilmFacts(
                        "Open Movies",
                        "",
                        List.of("Sacha Goedegebure", "Ton Roosendaal"),
                        List.of("Animation"),
                        Optional.empty()))
                : List.of();
    try (Theatre theatre = new Theatre(folder, film, player, metadata, language)) {
      theatre.awaitFocus("open-store");
      shot(theatre, language, "01-library-empty");
      fill(theatre);
      theatre.awaitFocus(id -> id.startsWith("film-"));
      theatre.press(KeyCode.RIGHT);
      shot(theatre, language, "02-library");
      theatre.press(KeyCode.DOWN, KeyCode.DOWN);
      shot(theatre, language, "03-library-scrolled");
      film(theatre, language);
      store(theatre, language);
      settings(theatre, language);
      refusal(theatre, language);
    }
  }

  private static void fill(Theatre theatre) {
    for (int i = Samples.FILMS.size() + 8; i >= 0; i--) {
      Duration resume = i % 4 == 1 ? Duration.ofSeconds(120) : Duration.ZERO;
      theatre.library.keep(Samples.owned(i, resume, i != 2));
    }
    theatre.transfers.of(Samples.filmId(2), 474_000_000).at(203_000_000, 11_400_000);
  }

  private void film(Theatre theatre, String language) throws IOException {
    theatre.press(KeyCode.UP, KeyCode.UP, KeyCode.LEFT);
    theatre.awaitFocus("film-" + Samples.licence(0));
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.awaitText("Open Movies");
    shot(theatre, language, "04-film");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("proof");
    shot(theatre, language, "05-film-proof");
    theatre.press(KeyCode.UP, KeyCode.ENTER);
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
    player.at(Playback.State.PLAYING, Duration.ofSeconds(204), Duration.ofSeconds(596));
    theatre.awaitText("3:24");
    shot(theatre, language, "06-playing");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("film-" + Samples.licence(0));
    theatre.press(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
    theatre.awaitText("203");
    shot(theatre, language, "07-film-fetching");
    theatre.press(KeyCode.ESCAPE);
  }

  private void store(Theatre theatre, String language) throws IOException {
    theatre.press(KeyCode.UP);
    theatre.awaitFocus(id -> id.startsWith("menu-"));
    theatre.press(KeyCode.LEFT, KeyCode.LEFT, KeyCode.RIGHT);
    theatre.awaitFocus("menu-store");
    shot(theatre, language, "08-menu");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("offer-0");
    shot(theatre, language, "09-store");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("open-film");
    theatre.press(KeyCode.ESCAPE);
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.awaitFocus("offer-0");
    Theatre.onScreen(() -> null);
    buy(theatre, language);
    theatre.store.reachable(false);
    theatre.press(KeyCode.ESCAPE);
  }

  /** The film is one that is not in the library yet. */
  private void buy(Theatre theatre, String language) throws IOException {
    theatre.press(KeyCode.DOWN, KeyCode.DOWN);
    theatre.awaitFocus("offer-12");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("buy");
    shot(theatre, language, "10-offer");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("pay");
    shot(theatre, language, "11-offer-confirm");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("back");
    theatre.store.last().at(Stage.CERTIFYING, 0, 0, 0, "");
    shot(theatre, language, "12-buying-certificate");
    theatre.store.last().licensed(Samples.licence(12));
    theatre.store.last().at(Stage.FETCHING, 203_000_000, 474_000_000, 11_400_000, "");
    theatre.awaitText("203");
    shot(theatre, language, "13-buying-fetch");
  }

  private void settings(Theatre theatre, String language) throws IOException {
    theatre.awaitFocus("offer-12");
    theatre.press(KeyCode.UP, KeyCode.UP, KeyCode.UP);
    theatre.awaitFocus(id -> id.startsWith("menu-"));
    theatre.press(KeyCode.RIGHT, KeyCode.RIGHT);
    theatre.awaitFocus("menu-settings");
    theatre.press(KeyCode.ENTER, KeyCode.DOWN, KeyCode.DOWN);
    theatre.awaitFocus("card-keys");
    shot(theatre, language, "14-settings");
    theatre.press(KeyCode.ESCAPE, KeyCode.LEFT);
    theatre.awaitFocus("menu-store");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("retry");
    shot(theatre, language, "15-store-unreachable");
  }

  private void refusal(Theatre theatre, String language) throws IOException {
    theatre.decoder.refuse(Refusal.LEASE_EXPIRED);
    theatre.press(KeyCode.ESCAPE, KeyCode.LEFT, KeyCode.ENTER);
    theatre.awaitFocus("film-" + Samples.licence(0));
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("back");
    shot(theatre, language, "16-refused");
  }

  private static void shot(Theatre theatre, String language, String name) throws IOException {
    BufferedImage picture = theatre.shot(language + "-" + name);
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x += 3) {
        colours.add(picture.getRGB(x, y));
      }
    }
    assertThat(colours).as("colours of " + name).hasSizeGreaterThan(40);
  }
}
