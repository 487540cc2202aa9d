package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.web.phones.Phones;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a phone gets in, and out again. */
class PairingPageTest extends Telephone {

  @ParameterizedTest
  @CsvSource({
    "en, Does the TV show this number?, Remote",
    "fr, La télé montre-t-elle ce numéro ?, Télécommande"
  })
  void aPhoneThatScannedTheCodeIsLetInOnceThePersonSaysYes(
      String language, String question, String remote) throws Exception {
    phone(language);
    house.phones.invite();
    URI invitation = house.phones.state().invitation().orElseThrow().address();
    browser.open(invitation);
    until("document.querySelector('#pair-send')");
    assertThat(browser.value("location.href")).isEqualTo(house.address + "/");
    assertThat(browser.value("document.querySelector('#phone-name').value")).isEqualTo("Pixel 10");
    shot(language + "-pairing");
    click("#pair-send");
    shows(question);
    Phones.Asking asking = house.phones.state().asking().orElseThrow();
    assertThat(asking.name()).isEqualTo("Pixel 10");
    assertThat(browser.text("pair-number").replaceAll("\\D", "")).isEqualTo(asking.number());
    shot(language + "-pairing-number");
    house.phones.answer(true);
    shows(remote);
    until("document.querySelector('#pad')");
    assertThat(house.phones.state().paired())
        .extracting(Phones.Phone::name)
        .containsExactly("Pixel 10");
    await().atMost(PATIENCE).until(() -> house.phones.state().paired().getFirst().here());
    // No script sees the cookie, and nothing of the code is left where somebody could find it.
    assertThat(browser.value("document.cookie")).isEmpty();
    assertThat(browser.value("JSON.stringify(localStorage) + location.href + history.length"))
        .doesNotContain(invitation.getFragment().substring("pair=".length()));
    assertThat(unexpected()).isEmpty();
  }

  @Test
  void aNoAtTheScreenIsSaidAndTheCodeIsOver() throws Exception {
    phone("en");
    String code = house.invited();
    browser.open(house.address);
    until("document.querySelector('#pair-code')?.checkVisibility()");
    browser.value("document.querySelector('#pair-code').focus()");
    browser.type(code.toLowerCase());
    shot("en-pairing-typed");
    click("#pair-send");
    shows("Does the TV show this number?");
    house.phones.answer(false);
    shows("The television did not let this phone in.");
    browser.value("document.querySelector('#pair-code').focus()");
    browser.type(code);
    click("#pair-send");
    shows("That code is not good any more.");
    shot("en-pairing-refused");
    assertThat(house.phones.state().paired()).isEmpty();
  }

  @Test
  void aPhoneThatIsRemovedIsOutAtOnce() throws Exception {
    pairedAs("en");
    house.phones.remove(house.phones.state().paired().getFirst().id());
    until("document.querySelector('#pair-send')");
    shows("Your phone as the remote");
  }

  @Test
  void aPhoneThatLeavesIsForgotten() {
    pairedAs("en");
    go("more");
    click("#leave");
    click("#leave-yes");
    until("document.querySelector('#pair-send')");
    assertThat(house.phones.state().paired()).isEmpty();
  }
}
