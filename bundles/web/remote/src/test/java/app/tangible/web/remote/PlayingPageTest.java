package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.testing.Titles;
import app.tangible.player.Chapter;
import app.tangible.player.Playback.State;
import app.tangible.viewing.Viewing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is on: its chapters, its queue, and why it does not play. */
class PlayingPageTest extends Telephone {

  @ParameterizedTest
  @CsvSource({"en, Next", "fr, Suivant"})
  void whatTheScreenPlaysIsSeenAtOnceAndTheQueueIsPutInOrder(String language, String next)
      throws Exception {
    pairedAs(language);
    List<Title> films = Titles.tenFilms();
    house.viewing.play(films.get(0).id(), Viewing.From.START);
    house.player.at(State.PLAYING, Duration.ofMinutes(3), Duration.ofMinutes(122));
    shows("Amélie");
    shot(language + "-remote-playing");
    for (int i : new int[] {1, 2, 4}) {
      house.viewing.enqueue(films.get(i).id());
    }
    go("playing");
    until("document.querySelectorAll('.queue .queued').length === 3");
    browser.value(
        "document.querySelectorAll('.grip')[2].dispatchEvent(new KeyboardEvent('keydown', {key:"
            + " 'ArrowUp', bubbles: true}))");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                house
                    .viewing
                    .now()
                    .queue()
                    .equals(List.of(films.get(1).id(), films.get(4).id(), films.get(2).id())));
    until("document.querySelectorAll('.queued')[1]?.dataset.id === '" + films.get(4).id() + "'");
    house.countDown();
    until("document.querySelector('#countdown')");
    shot(language + "-countdown");
    click("#stay");
    await().atMost(PATIENCE).until(() -> house.viewing.told().contains("stay"));
    browser.value("document.querySelector('#view').scrollTop = 4000");
    shot(language + "-queue");
    click("[aria-label='" + next + "']");
    until("document.querySelector('#playing-name')?.innerText === 'The General'");
    // The television ends it: the phone shows that too.
    house.viewing.stop();
    until("!document.querySelector('#playing-name')");
    shot(language + "-nothing");
  }

  @ParameterizedTest
  @CsvSource({"en, Chapter 3", "fr, Chapitre 3"})
  void chaptersAreMarkedAndLedTo(String language, String unnamed) throws Exception {
    pairedAs(language);
    house.player.chapters(
        List.of(
            new Chapter("The shop", Duration.ZERO),
            new Chapter("<b>Paris</b>", Duration.ofMinutes(20)),
            new Chapter("", Duration.ofMinutes(70))));
    house.viewing.play(Titles.tenFilms().getFirst().id(), Viewing.From.START);
    house.player.at(State.PLAYING, Duration.ofMinutes(30), Duration.ofMinutes(122));
    go("playing");
    until("document.querySelectorAll('.chapter-mark').length === 2");
    click("#chip-chapters");
    shows(unnamed);
    shows("<b>Paris</b>");
    assertThat(browser.value("document.querySelector('.choice[aria-pressed=true]').innerText"))
        .contains("Paris", "20:00");
    shot(language + "-chapters");
    browser.value("document.querySelectorAll('.choice')[2].click()");
    await().atMost(PATIENCE).until(() -> house.player.now().position().toMinutes() == 70);
  }

  @ParameterizedTest
  @CsvSource({
    "en, The lease of this film is over, Connect to the network once, Try again",
    "fr, Le bail de ce film est échu, Connectez-vous une fois au réseau, Réessayer"
  })
  void whyItDoesNotPlayIsSaidOnThePhone(String language, String what, String todo, String again)
      throws Exception {
    pairedAs(language);
    TitleId film = Titles.tenFilms().get(4).id();
    house.viewing.play(film, Viewing.From.START);
    house.trouble("refusal.LEASE_EXPIRED");
    shows(what); // under whatever is open
    go("playing");
    shows(todo);
    assertThat(browser.text("trouble-what")).isEqualTo(what);
    shot(language + "-trouble");
    assertThat(browser.text("again")).isEqualTo(again);
    click("#again");
    await().atMost(PATIENCE).until(() -> house.keys.told.contains("watch " + film + " RESUME"));
    house.trouble("something.NEW");
    until("document.querySelector('#trouble-what') && !document.querySelector('#trouble-todo')");
    assertThat(browser.text("trouble-what")).isNotBlank().doesNotContain("something");
  }
}
