package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Title;
import app.tangible.library.testing.Titles;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a title says is text, whatever it says. */
class HarmlessPageTest extends Telephone {

  @Test
  void aTitleThatMeansHarmIsOnlyText() throws Exception {
    String harm = FakeStore.HARM;
    Title film = Titles.film(77, harm, 2024).age(0).build();
    house.shelf.put(film);
    pairedAs("en");
    for (String view : List.of("library", "title/" + film.id(), "store")) {
      go(view);
      shows(harm);
    }
    click(".offer:last-child");
    until("document.querySelector('.sheet h2')?.innerText === " + quoted(harm));
    house.viewing.play(URI.create("file:/x"), harm);
    house.viewing.enqueue(film.id());
    go("playing");
    until("document.querySelector('#playing-name')?.innerText === " + quoted(harm));
    go("library");
    browser.value("document.querySelector('#search').focus()");
    browser.type(harm + "zzz");
    shows("Nothing matches “" + harm + "zzz”.");
    assertThat(browser.value("window.harm")).isEqualTo("undefined");
    assertThat(browser.value("[...document.images].filter(i => i.src.endsWith('/x')).length"))
        .isEqualTo("0");
    // And the browser itself would refuse what the page does not do.
    browser.value(
        "(() => { try { document.querySelector('#view').innerHTML = '<img src=x"
            + " onerror=window.harm=1>'; } catch (e) { window.refused = e.name; } })()");
    assertThat(browser.value("window.refused")).isEqualTo("TypeError");
    assertThat(browser.value("window.harm")).isEqualTo("undefined");
  }
}
