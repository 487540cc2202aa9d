package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.testing.Titles;
import app.tangible.viewing.Viewing;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page as an app, with and without its television. */
class InstalledPageTest extends Telephone {

  @Test
  void itCanBeKeptAsAnAppAndSaysThatTheTelevisionIsOff() throws Exception {
    pairedAs("en");
    browser.promised("navigator.serviceWorker.ready");
    until("navigator.serviceWorker.controller");
    // The browser's own reasons against installing it: none.
    assertThat(browser.call("Page.getInstallabilityErrors", Map.of()).path("installabilityErrors"))
        .isEmpty();
    assertThat(browser.call("Page.getAppManifest", Map.of()).path("errors")).isEmpty();
    assertThat(
            browser.promised(
                "Promise.all(['192', '512'].map(s => fetch('/icon-' + s + '.png').then(r =>"
                    + " r.blob()).then(b => createImageBitmap(b)).then(b => b.width)))"
                    + ".then(all => all.join())"))
        .isEqualTo("192,512");
    Files.write(PICTURES.resolve("icon.png"), Icon.png(512, false));
    Files.write(PICTURES.resolve("icon-maskable.png"), Icon.png(512, true));
    house.stopListening();
    browser.open(house.address);
    until("document.querySelector('#pad')");
    shows("The television does not answer");
    shot("en-away");
  }

  @Test
  void aPhoneComesBackByItselfWhenTheTelevisionDoes() throws Exception {
    pairedAs("fr");
    house.stopListening();
    until("!document.querySelector('.away').hidden");
    house.listenAgain();
    until("document.querySelector('.away').hidden");
    house.viewing.play(Titles.tenFilms().getFirst().id(), Viewing.From.START);
    shows("Amélie");
  }
}
