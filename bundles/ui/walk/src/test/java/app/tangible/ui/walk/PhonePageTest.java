package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.ui.phone.PhonePage;
import app.tangible.viewing.TelevisionRemote;
import app.tangible.web.phones.Phones;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that pairs phones, with five keys. */
class PhonePageTest {

  @TempDir Path folder;
  private final FakePhones phones = new FakePhones();
  private Theatre theatre;

  private void open(String language) {
    theatre = Theatre.still(folder, folder, new FakePlayer(), query -> List.of(), language);
    PhonePage page = new PhonePage(phones, new Television());
    theatre.shell.addPage(page, Theatre.properties("phone", 1, true, ""));
    theatre.awaitFocus("phones-on");
  }

  private static final class Television implements TelevisionRemote {

    @Override
    public State state() {
      return State.NO_ADAPTER;
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
      return () -> {};
    }
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, Off, Scan this with a phone, wants in, is a remote control now, Remove",
    "fr, Désactivé, Scannez ceci avec un téléphone, demande à entrer, est maintenant une, Retirer"
  })
  void aPhoneIsPairedAndRemovedWithFiveKeys(
      String language, String off, String scan, String asks, String welcome, String remove)
      throws Exception {
    open(language);
    theatre.awaitText(off);
    theatre.shot(language + "-60-phones-off");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText(scan);
    theatre.awaitText("K7QF3 M2PX9");
    assertThat(ProofCodeTest.read(theatre.shot(language + "-61-phones-code")))
        .isEqualTo(phones.state().invitation().orElseThrow().address().toString());
    phones.ask("Pixel 10", "0353");
    theatre.awaitText(asks);
    theatre.awaitFocus("let-in");
    theatre.shot(language + "-62-phones-asks");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText(welcome);
    phones.ask("iPhone d’Ada", "7741");
    theatre.awaitFocus("let-in");
    theatre.press(KeyCode.ENTER);
    await().until(() -> phones.state().paired().size() == 2);
    theatre.awaitText("Ada");
    theatre.focusOn("phone-0");
    theatre.shot(language + "-63-phones-paired");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("keep-phone");
    theatre.awaitText(remove);
    theatre.shot(language + "-64-phones-remove");
    theatre.pressOn("remove-phone");
    await().until(() -> phones.state().paired().size() == 1);
    phones.lock(Instant.now().plusSeconds(300));
    theatre.focusOn("phone-1");
    theatre.shot(language + "-65-phones-locked");
    phones.trouble("port-taken");
    theatre.awaitText("app.tangible.web.remote");
  }

  @Test
  void whoIsRefusedIsNotPaired() {
    open("en");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Scan this");
    phones.ask("Stranger", "1111");
    theatre.awaitFocus("let-in");
    theatre.press(KeyCode.RIGHT);
    theatre.awaitFocus("refuse");
    theatre.press(KeyCode.ENTER);
    await().until(() -> phones.state().asking().isEmpty());
    assertThat(phones.state().paired()).isEmpty();
    theatre.awaitText("One more phone?");
    theatre.pressOn("invite");
    theatre.awaitText("Scan this");
  }

  @Test
  void whoLeavesThePageShutsTheDoor() {
    open("en");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Scan this");
    assertThat(phones.state()).extracting(Phones.State::invitation).isNotNull();
    theatre.pressOn("menu-store");
    await().until(() -> phones.state().invitation().isEmpty() && phones.listeners() == 0);
  }
}
