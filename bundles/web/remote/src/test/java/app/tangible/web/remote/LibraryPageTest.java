package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.testing.Titles;
import app.tangible.player.Playback.State;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A film is found on the phone and plays on the television. */
class LibraryPageTest extends Telephone {

  @ParameterizedTest
  @CsvSource({
    "en, Play on the TV, Pause, Continue watching",
    "fr, Lire à la télé, Pause, Reprendre"
  })
  void aFilmIsFoundPlayedAndSteered(String language, String play, String pause, String begun)
      throws Exception {
    posters();
    pairedAs(language);
    go("library");
    shows(begun);
    until("document.querySelectorAll('#grid .tile').length === 11");
    until("document.querySelectorAll('#grid .artwork.pictured').length >= 3");
    shot(language + "-library");
    browser.value("document.querySelector('#search').focus()");
    browser.type("metrop");
    until("document.querySelectorAll('#grid .tile').length === 1");
    shot(language + "-search");
    click("#grid .tile");
    shows(play);
    shot(language + "-title");
    TitleId metropolis = Titles.film(5, "Metropolis", 1927).build().id();
    assertThat(house.viewing.told()).contains("expect " + metropolis);
    click("#play-on-tv");
    await()
        .atMost(PATIENCE)
        .until(() -> house.keys.told.contains("watch " + metropolis + " RESUME"));
    house.player.at(State.PLAYING, Duration.ofMinutes(42), Duration.ofMinutes(153));
    until("document.querySelector('#playing-name')?.innerText === 'Metropolis'");
    until("document.querySelector('#time-at')?.innerText.startsWith('42:')");
    shot(language + "-playing");
    click("#play-pause");
    await().atMost(PATIENCE).until(() -> house.player.now().state() == State.PAUSED);
    until("document.querySelector('#play-pause').getAttribute('aria-label') !== " + quoted(pause));
    browser.value(
        "(() => { timeline.value = 3600000; timeline.dispatchEvent(new Event('input'));"
            + " timeline.dispatchEvent(new Event('change')); })()");
    await().atMost(PATIENCE).until(() -> house.player.now().position().toMinutes() == 60);
    browser.value(
        "(() => { const v = document.getElementById('volume'); v.value = 30; v.dispatchEvent(new"
            + " Event('input')); })()");
    await().atMost(PATIENCE).until(() -> house.player.now().volumePercent() == 30);
    click("#chip-subtitles");
    shot(language + "-subtitles");
    browser.value("document.querySelectorAll('.choice')[2].click()");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                house.player.tracks().stream().anyMatch(each -> each.id() == 4 && each.selected()));
    click("#chip-sleep");
    browser.value("document.querySelector('.choice:last-child').click()");
    await().atMost(PATIENCE).until(() -> house.viewing.now().sleepAtEnd());
    assertThat(unexpected()).isEmpty();
  }

  /** Pictures as a scanner finds them, on the disk. */
  private void posters() throws IOException {
    int number = 0;
    for (Title title : Titles.tenFilms().subList(0, 5)) {
      BufferedImage image = new BufferedImage(400, 600, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < 600; y++) {
        for (int x = 0; x < 400; x++) {
          int red = x * 200 / 400 + number * 12;
          double hill = 400 + 60 * Math.sin(x / (45.0 + 10 * number));
          image.setRGB(x, y, y > hill ? 0x101820 : red << 16 | (y * 200 / 600) << 8 | 120);
        }
      }
      Path file = folder.resolve("poster-" + number++ + ".png");
      ImageIO.write(image, "png", file.toFile());
      house.shelf.put(title.poster(file.toUri()));
    }
  }

  @Test
  void aPhoneSeesWhatTheOneWhoWatchesMaySee() {
    pairedAs("en");
    go("library");
    until("document.querySelectorAll('#grid .tile').length === 11");
    house.viewers.enter(2, "");
    until("document.querySelectorAll('#grid .tile').length < 8");
    assertThat(browser.value("document.body.innerText")).doesNotContain("Night of the Living Dead");
    go("more");
    shows("Blaise");
    go("store");
    shows("The store is not for the one who is watching now.");
  }
}
