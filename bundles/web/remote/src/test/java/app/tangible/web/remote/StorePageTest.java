package app.tangible.web.remote;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The store on the phone leads to the store on the screen. */
class StorePageTest extends Telephone {

  @ParameterizedTest
  @CsvSource({"en, Buy on the TV", "fr, Acheter à la télé"})
  void aFilmOfTheStoreIsShownOnTheScreenWhereItIsBought(String language, String buy)
      throws Exception {
    pairedAs(language);
    go("store");
    until("document.querySelectorAll('.offer').length === 5");
    shot(language + "-store");
    click(".offer");
    shows(buy);
    shot(language + "-offer");
    click("#offer-on-tv");
    await()
        .atMost(PATIENCE)
        .until(() -> house.keys.told.stream().anyMatch(each -> each.startsWith("offer 0x")));
    house.viewers.enter(2, "");
    go("more");
    go("store");
    shows(language.equals("en") ? "someone without an age limit" : "quelqu’un sans limite d’âge");
    house.viewers.enter(1, "1234");
    house.store.reachable = false;
    go("more");
    shows(language.equals("en") ? "Who is watching" : "Qui regarde");
    shot(language + "-more");
    go("store");
    shows(language.equals("en") ? "cannot be reached" : "injoignable");
  }
}
