package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.testing.Titles;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.ui.PosterTile;
import app.tangible.ui.TitleTiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds, filters and opens owned films, ordinary ones and series. */
class ShelfTest {

  @TempDir Path folder;

  private final Queue<FilmQuery> asked = new ConcurrentLinkedQueue<>();
  private Theatre theatre;

  @BeforeEach
  void open() {
    theatre = new Theatre(folder, folder, new FakePlayer(), this::nothing, "en");
    theatre.library.keep(Samples.owned(1, Duration.ZERO, true));
    theatre.shelf.put(Titles.tenFilms());
    theatre.shelf.put(Titles.aSeries());
    theatre.awaitText("12 titles");
  }

  private List<FilmFacts> nothing(FilmQuery query) {
    asked.add(query);
    return List.of();
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void lettersOfAKeyboardStartTheSearch() {
    type("seven s");
    theatre.awaitText("1 title");
    theatre.awaitText("Seven Samurai");
    assertThat(theatre.focus()).isEqualTo("search");
    theatre.press(KeyCode.BACK_SPACE, KeyCode.BACK_SPACE);
    theatre.awaitText("“seven”");
    type("xyz");
    theatre.awaitText("Nothing here is like that");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("show-all");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("12 titles");
  }

  @Test
  void aTitleThatIsPutRightLosesThePictureOfTheOther() {
    String tile = TitleTiles.node("title", Titles.film(70, "Zzz", 1970).build());
    theatre.shelf.put(List.of(Titles.film(70, "Zzz", 1970).poster(Painted.poster("Zzz")).build()));
    theatre.awaitText("13 titles");
    theatre.focusOn("search");
    theatre.press(KeyCode.DOWN);
    await().atMost(Theatre.PATIENCE).until(() -> pictured(tile));
    theatre.shelf.put(List.of(Titles.film(70, "Zzz, put right", 1970).build()));
    theatre.awaitText("Zzz, put right");
    await().atMost(Theatre.PATIENCE).until(() -> !pictured(tile));
  }

  private static boolean pictured(String tile) {
    return Theatre.onScreen(
        () ->
            Theatre.scene().lookup("#" + tile) instanceof PosterTile found
                && found.artwork().pictured());
  }

  @Test
  void fiveKeysSearchToo() {
    theatre.pressOn("search");
    theatre.awaitFocus("key-71");
    theatre.press(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.ENTER); // s
    theatre.awaitText("titles");
    theatre.pressOn("key-69");
    theatre.awaitText("1 title"); // Sintel
    theatre.pressOn("keyboard-done");
    theatre.awaitFocus("search");
    theatre.awaitText("“si”");
  }

  @Test
  void filtersTakeEffectAtOnceAndAreLetGo() {
    theatre.pressOn("filter");
    theatre.awaitFocus("state-UNSEEN");
    theatre.pressOn("state-SEEN");
    theatre.awaitText("2 titles");
    theatre.pressOn("filter-clear");
    theatre.awaitText("12 titles");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("filter");
  }

  @Test
  void aSeriesShowsItsSeasonsAndMarksThemSeen() {
    theatre.pressOn("kind-SERIES");
    theatre.awaitText("1 title");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitFocus("next");
    theatre.awaitText("Play S1 E3 · Fog");
    theatre.awaitText("2 of 7 seen");
    theatre.pressOn("season-2");
    theatre.awaitText("0 of 3 seen");
    theatre.pressOn("seen");
    theatre.awaitFocus("seen-all");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitText("3 of 3 seen");
    theatre.awaitText("5 of 7 seen");
  }

  @Test
  void anOrdinaryFilmIsPutRight() {
    theatre.pressOn("title-" + Titles.file(5).value().replace('.', '-'));
    theatre.awaitFocus("play");
    theatre.pressOn("more");
    theatre.awaitFocus("identify");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("identify-name");
    theatre.press(KeyCode.BACK_SPACE);
    type("z");
    theatre.pressOn("identify-ask");
    theatre.pressOn("identify-as-typed");
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(theatre.shelf.now().identified())
                    .anyMatch(one -> one.name().equals("Metropoliz") && one.year() == 1927));
    theatre.awaitFocus("more");
  }

  @Test
  void aSeriesIsPutRight() {
    theatre.add(
        new Signpost("library", Map.of()), Theatre.properties("folders", 920, false, "M0 0"));
    theatre.pressOn("kind-SERIES");
    theatre.awaitText("1 title");
    theatre.press(KeyCode.DOWN, KeyCode.ENTER);
    theatre.awaitFocus("next");
    theatre.pressOn("identify");
    theatre.awaitFocus("identify-name");
    type("z");
    theatre.pressOn("identify-ask");
    theatre.pressOn("identify-as-typed");
    await()
        .atMost(Theatre.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(theatre.shelf.now().identified())
                    .anyMatch(one -> one.name().equals("The Lighthouse Keepersz")));
    assertThat(asked).anyMatch(one -> one.kind() == FilmQuery.Kind.SERIES);
    theatre.awaitFocus("identify");
  }

  @Test
  void lettersBesideTheGridLeadToTheirFirst() {
    theatre.shelf.put(
        java.util.stream.IntStream.range(0, 60)
            .mapToObj(
                i -> Titles.film(1000 + i, "ABCDEF".charAt(i / 10) + " film " + i, 1950).build())
            .toList());
    theatre.pressOn("sort");
    theatre.pressOn("order-NAME");
    theatre.pressOn("letter-E");
    theatre.awaitFocus(id -> id.startsWith("title-"));
    theatre.awaitText("E film 40");
  }

  private void type(String text) {
    for (char character : text.toCharArray()) {
      Theatre.onScreen(
          () -> {
            Scene scene = Theatre.scene();
            Event.fireEvent(
                scene.getFocusOwner(),
                new KeyEvent(
                    KeyEvent.KEY_TYPED,
                    String.valueOf(character),
                    "",
                    KeyCode.UNDEFINED,
                    false,
                    false,
                    false,
                    false));
            return null;
          });
    }
  }
}
