package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.OwnedFilm;
import app.tangible.library.Remark;
import app.tangible.library.testing.Titles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page: what was begun, what comes next, what is new, and what happened meanwhile. */
class HomeTest {

  @TempDir Path folder;

  private Theatre theatre;

  @BeforeEach
  void open() {
    theatre =
        new Theatre(folder, folder, new FakePlayer(), query -> List.of(), "en", Theatre.Start.HOME);
    theatre.awaitFocus("open-store");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void leadsToTheFirstStepsWhileThereIsNothing() {
    theatre.awaitText("Your films will live here");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("offer-0");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("open-store");
  }

  @Test
  void offersToGoOnWithWhatWasBegunAndWhatComesNext() {
    theatre.shelf.put(Titles.tenFilms());
    theatre.shelf.put(Titles.aSeries());
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.awaitFocus("hero-play");
    theatre.awaitText("Seven Samurai");
    theatre.awaitText("Resume at 1:10:00");
    theatre.awaitText("S1 E3");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("continue-" + node(4));
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("next-file-0000000000000067");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("owned-licence-" + Samples.licence(0));
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("added-" + node(10));
    theatre.press(KeyCode.RIGHT);
    theatre.awaitFocus(id -> id.startsWith("added-file"));
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("play");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus(id -> id.startsWith("added-file"));
  }

  @Test
  void aFilmThatWasBegunAndRemovedSaysSoAndLeadsToWhereItIsFetched() {
    theatre.library.keep(Samples.owned(0, Duration.ofSeconds(90), true));
    theatre.awaitText("Resume at 1:30");
    theatre.library.markOffDisk(Samples.filmId(0));
    theatre.awaitText("Not here");
    theatre.focusOn("continue-licence-" + Samples.licence(0));
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Not on this device");
  }

  private static String node(int number) {
    return Titles.file(number).value().replace('.', '-');
  }

  @Test
  void aChildIsNotToldWhatBecameOfFilmsThatMayNotBeForHisAge() {
    theatre.library.remark(Remark.What.NO_LONGER_YOURS, "Sintel");
    theatre.awaitText("Sintel is no longer yours");
    theatre.viewers.enter(2, "");
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(
            () -> assertThat(theatre.texts()).noneMatch(text -> text.contains("Sintel")));
    assertThat(theatre.library.remarks()).hasSize(1);
  }

  @Test
  void whatLiesBehindATitleIsDrawnOnceHoweverOftenTheShelfChanges() {
    theatre.shelf.put(Titles.tenFilms());
    await().atMost(Theatre.PATIENCE).until(() -> behind().size() == 1);
    List<Node> before = behind();
    theatre.shelf.put(Titles.tenFilms());
    theatre.rest();
    assertThat(behind()).isEqualTo(before);
  }

  private static List<Node> behind() {
    return Theatre.onScreen(
        () ->
            Theatre.scene().getRoot().lookup(".title-backdrop") instanceof Pane pane
                ? List.copyOf(pane.getChildren())
                : List.of());
  }

  @Test
  void theDecoderExpectsTheFilmThatOneKeyWouldPlay() {
    OwnedFilm film = Samples.owned(0, Duration.ofSeconds(40), true);
    theatre.library.keep(film);
    theatre.awaitFocus("hero-play");
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(theatre.decoder.expected)
                    .containsOnly(theatre.library.sealedFile(film.film())));
  }

  @Test
  void theDecoderExpectsTheBegunFilmThatTheFocusStandsOn() {
    OwnedFilm newest = Samples.owned(0, Duration.ofSeconds(40), true);
    OwnedFilm older = Samples.owned(1, Duration.ofSeconds(40), true);
    theatre.library.keep(older);
    theatre.library.keep(newest);
    theatre.awaitFocus("hero-play");
    await().atMost(Theatre.PATIENCE).until(() -> !theatre.decoder.expected.isEmpty());
    theatre.rest();
    int before = theatre.decoder.expected.size();
    theatre.focusOn("continue-licence-" + older.licence().hex());
    await().atMost(Theatre.PATIENCE).until(() -> theatre.decoder.expected.size() > before);
  }

  @Test
  void whatHappenedMeanwhileIsToldOnce() {
    theatre.library.remark(Remark.What.NO_LONGER_YOURS, "Sintel");
    theatre.awaitText("Sintel is no longer yours");
    theatre.pressOn("remark-told");
    await().atMost(Theatre.PATIENCE).until(() -> theatre.library.remarks().isEmpty());
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(
            () -> assertThat(theatre.texts()).noneMatch(text -> text.contains("no longer yours")));
  }
}
