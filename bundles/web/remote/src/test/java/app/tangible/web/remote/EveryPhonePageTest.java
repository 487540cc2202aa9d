package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.testing.Titles;
import app.tangible.viewing.Viewing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small phones, both languages, and who hears the page instead of seeing it. */
class EveryPhonePageTest extends Telephone {

  @Test
  void itFitsTheSmallestPhonesAndOnesThatLieOnTheirSide() throws Exception {
    pairedAs("fr");
    house.viewing.play(Titles.tenFilms().getFirst().id(), Viewing.From.START);
    for (int[] size : List.of(new int[] {320, 568}, new int[] {360, 640}, new int[] {667, 375})) {
      browser.phone(size[0], size[1], 1, "fr");
      for (String view : List.of("remote", "library", "store", "more", "playing")) {
        go(view);
        until("document.body.dataset.view === " + quoted(view));
        assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
            .as(view + " " + size[0])
            .isEqualTo("true");
        // What is pressed can be hit: 44 by 44, as people's thumbs are.
        assertThat(
                browser.value(
                    "[...document.querySelectorAll('button, a')].filter(e => e.checkVisibility() &&"
                        + " e.offsetParent && (e.offsetHeight < 44 || e.offsetWidth < 44))"
                        + ".map(e => e.id || e.className).join()"))
            .as(view + " " + size[0])
            .isEmpty();
        shot("small-" + size[0] + "-" + view);
      }
    }
  }

  @Test
  void everythingIsSaidInBothLanguagesAndEveryControlHasAName() {
    pairedAs("en");
    String module = "import('/texts.js').then(({texts}) => ";
    assertThat(
            browser.promised(
                module + "Object.keys(texts.en).join() === Object.keys(texts.fr).join())"))
        .isEqualTo("true");
    assertThat(
            browser.promised(
                module
                    + "Object.keys(texts.en).filter(key =>"
                    + " String(texts.en[key].match(/{\\w+}/g)?.sort()) !=="
                    + " String(texts.fr[key].match(/{\\w+}/g)?.sort())).join())"))
        .isEmpty();
    house.viewing.play(Titles.tenFilms().getFirst().id(), Viewing.From.START);
    house.viewing.enqueue(Titles.tenFilms().get(1).id());
    for (String view : List.of("remote", "library", "store", "more", "playing")) {
      go(view);
      until("document.body.dataset.view === " + quoted(view));
      assertThat(
              browser.value(
                  "[...document.querySelectorAll('button,a,input')].filter(e => e.checkVisibility()"
                      + " && !(e.innerText?.trim() || e.getAttribute('aria-label') ||"
                      + " e.labels?.length)).length"))
          .as(view)
          .isEqualTo("0");
    }
    go("more");
    click("#language-fr");
    shows("Qui regarde");
    assertThat(browser.value("document.documentElement.lang")).isEqualTo("fr");
  }
}
