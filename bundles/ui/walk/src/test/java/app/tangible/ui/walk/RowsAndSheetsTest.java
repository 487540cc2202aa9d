package app.tangible.ui.walk;

import app.tangible.library.testing.Titles;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the pages of films is below, beside and over what the gallery shows. */
class RowsAndSheetsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void allOfAPageIsWorthLookingAt(String language) throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    try (Theatre theatre =
        Theatre.still(folder, film, new FakePlayer(), Furnished.FACTS, language, 1920, 1080)) {
      theatre.awaitFocus("open-store");
      theatre.shot(language + "-40-home-empty");
      new Furnished(theatre, folder, language);
      theatre.awaitFocus("hero-play");
      theatre.press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
      theatre.shot(language + "-42-home-rows");
      library(theatre, language);
      film(theatre, language);
      theatre.shell.show(Titles.series(1, "", 2019).build().id());
      theatre.awaitFocus("next");
      theatre.press(KeyCode.DOWN, KeyCode.DOWN);
      theatre.shot(language + "-51-series-episodes");
    }
  }

  private static void library(Theatre theatre, String language) {
    theatre.pressOn("menu-library");
    theatre.awaitFocus(id -> id.startsWith("title-"));
    theatre.pressOn("filter");
    theatre.awaitFocus("state-UNSEEN");
    theatre.shot(language + "-44-library-filters");
    theatre.press(KeyCode.ESCAPE);
    theatre.pressOn("search");
    theatre.awaitFocus(id -> id.startsWith("key-"));
    theatre.type("the");
    theatre.awaitText(language.equals("en") ? "“the”" : "« the »");
    theatre.shot(language + "-45-library-search");
    theatre.press(KeyCode.ESCAPE);
  }

  private static void film(Theatre theatre, String language) {
    theatre.shell.show(Titles.file(11));
    theatre.awaitFocus("play");
    theatre.press(KeyCode.DOWN, KeyCode.DOWN);
    theatre.shot(language + "-47-film-rows");
    theatre.pressOn("more");
    theatre.awaitFocus("identify");
    theatre.shot(language + "-48-film-more");
    theatre.press(KeyCode.ESCAPE);
  }
}
