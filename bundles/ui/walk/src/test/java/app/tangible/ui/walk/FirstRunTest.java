package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minutes, by five keys. */
class FirstRunTest {

  @TempDir Path folder;

  private Theatre theatre;
  private HousePages house;

  @BeforeEach
  void open() throws Exception {
    Files.createDirectories(folder.resolve("Videos"));
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre = new Theatre(folder.resolve("home"), film, new FakePlayer(), query -> List.of(), "en");
    house = new HousePages(theatre, folder);
    theatre.awaitFocus("open-store");
    house.greet(theatre, folder);
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void opensByItselfAndLeadsThroughLanguageNameKeysAndFolderHome() {
    theatre.awaitFocus("language-en");
    theatre.awaitText("Bienvenue");
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    theatre.awaitText("Qui regarde ?"); // it speaks French from here on
    theatre.awaitFocus("firstrun-name");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus(id -> id.startsWith("key-"));
    for (int i = 0; i < 3; i++) {
      theatre.press(KeyCode.BACK_SPACE); // the name that is there
    }
    theatre.type("Marie");
    theatre.pressOn("keyboard-done");
    theatre.awaitFocus("firstrun-next");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("La clé de votre foyer a été faite");
    assertThat(house.viewers.current().name()).isEqualTo("Marie");
    theatre.awaitText("passkey");
    theatre.awaitFocus("firstrun-next");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Où sont vos propres films ?");
    theatre.awaitText("Videos");
    theatre.awaitFocus("firstrun-next");
    theatre.press(KeyCode.UP, KeyCode.UP);
    theatre.awaitFocus("folder-0");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Ajouté");
    assertThat(house.folders.all().getFirst().path()).isEqualTo(folder.resolve("Videos"));
    theatre.pressOn("firstrun-next");
    theatre.awaitFocus("firstrun-done");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("open-store"); // home, where there is no film yet
    assertThat(folder.resolve("product/ui/firstrun")).hasContent("DONE");
  }

  @Test
  void canBeLeftAndGoesOnWhereItWas() {
    theatre.awaitFocus("language-en");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("firstrun-name");
    theatre.pressOn("firstrun-later");
    theatre.awaitFocus("firstrun-stay");
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    theatre.awaitFocus("open-store");
    assertThat(folder.resolve("product/ui/firstrun")).hasContent("NAME");
    theatre.open("firstrun", Map.of());
    theatre.awaitText("Who is watching?");
    theatre.press(KeyCode.ESCAPE); // a step back, never out by mistake
    theatre.awaitText("Welcome. Bienvenue.");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("language-en");
  }

  @Test
  void anotherFolderIsFoundOnThePageOfFoldersAndLeadsBack() throws Exception {
    Files.createDirectories(folder.resolve("media").resolve("USB"));
    Files.writeString(folder.resolve("product/ui/firstrun"), "FOLDER");
    theatre.remove(house.greeting());
    house.greet(theatre, folder);
    theatre.awaitText("Where are your own films?");
    theatre.pressOn("folder-other");
    theatre.awaitFocus("place-0");
    theatre.press(KeyCode.DOWN);
    theatre.awaitFocus("place-1");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("use-folder");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("holds-both");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Where are your own films?");
    await().atMost(Theatre.PATIENCE).until(() -> house.folders.all().size() == 1);
    theatre.awaitText("USB");
  }
}
