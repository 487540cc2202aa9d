package app.tangible.web.remote;

import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The touch pad, the keys and the keyboard. */
class PadPageTest extends Telephone {

  @ParameterizedTest
  @CsvSource({"en", "fr"})
  void thePadSwipesTapsAndTypes(String language) throws Exception {
    pairedAs(language);
    shot(language + "-remote");
    List<String> told = house.keys.told;
    int x =
        Integer.parseInt(
            browser.value("Math.round(pad.getBoundingClientRect().x + pad.offsetWidth / 2)"));
    int y =
        Integer.parseInt(
            browser.value("Math.round(pad.getBoundingClientRect().y + pad.offsetHeight / 2)"));
    browser.swipe(x, y, x + 60, y);
    await().atMost(PATIENCE).until(() -> told.equals(List.of("RIGHT")));
    browser.swipe(x, y, x, y - 60);
    browser.swipe(x, y, x, y);
    await().atMost(PATIENCE).until(() -> told.equals(List.of("RIGHT", "UP", "OK")));
    click("#key-down");
    click("#key-back");
    click("#key-louder");
    await()
        .atMost(PATIENCE)
        .until(() -> told.subList(3, told.size()).equals(List.of("DOWN", "BACK", "VOLUME_UP")));
    told.clear();
    click("#key-keyboard");
    until("document.activeElement?.id === 'keyboard-field'");
    browser.type("Amé");
    browser.value(
        "(() => { const f = document.activeElement; f.value = 'Am'; f.dispatchEvent(new"
            + " Event('input')); })()");
    await().atMost(PATIENCE).until(() -> told.equals(List.of("type Amé", "type \b")));
    shot(language + "-keyboard");
  }
}
