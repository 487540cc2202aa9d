package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.identity.Protection;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the keys rest is chosen by keys, and what comes of it is said. */
class KeysTest {

  @TempDir static Path folder;

  private static Theatre theatre;
  private static HousePages house;

  @BeforeAll
  static void open() {
    theatre = Theatre.still(folder.resolve("home"), folder, "en", 1920, 1080);
    house = new HousePages(theatre, folder);
    theatre.awaitFocus("open-store");
  }

  @BeforeEach
  void keysAreBoundToTheMachine() {
    house.protection.change(Protection.MACHINE_BOUND, new char[0]);
    house.protection.chosen.clear();
    house.protection.given.clear();
    theatre.open("wallet", Map.of());
    theatre.awaitFocus("wallet-receipts");
    theatre.awaitText("Bound to this machine");
    theatre.pressOn("wallet-keys");
    theatre.awaitFocus("keys-passphrase");
  }

  @AfterAll
  static void close() {
    theatre.close();
  }

  @Test
  void aPassphraseIsTypedTwiceAndWiped() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("keys-new");
    theatre.awaitText("Nobody can recover it");
    theatre.type("short");
    theatre.pressOn("keys-use");
    theatre.awaitText("It needs at least 8 characters.");
    theatre.type(" but longer");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("keys-new-again");
    theatre.type("another");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("The two were not the same.");
    assertThat(house.protection.chosen).isEmpty();
    theatre.type("short but longer");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("From the next start on Tangible asks for your passphrase.");
    theatre.awaitFocus("keys-passphrase");
    theatre.awaitText("Change the passphrase");
    assertThat(house.protection.chosen).containsExactly("short but longer");
    await().atMost(Theatre.PATIENCE).until(this::wiped);
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitText("Protected by a passphrase");
    theatre.awaitFocus("wallet-keys");
  }

  private boolean wiped() {
    return new String(house.protection.given.getFirst()).chars().allMatch(c -> c == 0);
  }

  @Test
  void goingBackToTheMachineIsAskedAboutFirst() {
    house.protection.change(Protection.PASSPHRASE, "long enough".toCharArray());
    theatre.press(KeyCode.ESCAPE);
    theatre.pressOn("wallet-keys");
    theatre.awaitText("Change the passphrase");
    theatre.pressOn("keys-machine");
    theatre.awaitFocus("keys-yes");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("The keys open on this machine by themselves.");
    assertThat(house.protection.protection()).isEqualTo(Protection.MACHINE_BOUND);
  }

  @Test
  void aKeyringThatIsNotThereIsSaidAndNothingChanges() {
    theatre.pressOn("keys-keyring");
    theatre.awaitFocus("keys-yes");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("keyring does not answer here");
    theatre.awaitText("Bound to this machine");
  }

  @Test
  void backLeavesTheFormFirst() {
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("keys-new");
    theatre.type("typed already");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("keys-passphrase");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("keys-new");
    theatre.awaitText("Use this passphrase");
    await().atMost(Theatre.PATIENCE).until(() -> !theatre.texts().contains("•".repeat(13)));
  }
}
