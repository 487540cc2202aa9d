package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.testing.Titles;
import app.tangible.player.Playback.State;
import app.tangible.viewing.Viewing;
import app.tangible.web.phones.Phones;
import app.tangible.web.testing.Chromium;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real browser of a phone's size in front of the real server. */
class RemotePageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir static Path profile;
  private static Chromium browser;
  @TempDir Path folder;
  private House house;

  @BeforeAll
  static void openBrowser() throws Exception {
    Files.createDirectories(PICTURES);
    browser = new Chromium(profile);
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  /** Another port is another origin: nothing of the test before is kept but cookies. */
  @BeforeEach
  void open() throws Exception {
    house = new House(folder);
    browser.call("Network.clearBrowserCookies", Map.of());
    browser.complaints.clear();
  }

  @AfterEach
  void close() {
    browser.open(URI.create("about:blank"));
    house.close();
  }

  /** Until the expression is true in the page. */
  private void until(String expression) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.value("Boolean(" + expression + ")"))
                    .as("%s; %s", expression, browser.complaints)
                    .isEqualTo("true"));
  }

  private void shows(String text) {
    until("document.body.innerText.includes(" + quoted(text) + ")");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  private void go(String view) {
    browser.value("location.hash = " + quoted("#/" + view));
  }

  private void click(String selector) {
    until("document.querySelector(" + quoted(selector) + ")?.checkVisibility()");
    browser.value("document.querySelector(" + quoted(selector) + ").click()");
  }

  private void shot(String name) throws IOException {
    assertThat(browser.value("/\\b(null|undefined|NaN)\\b/.test(document.body.innerText)"))
        .as(name)
        .isEqualTo("false");
    // What fades in has faded in, and every picture is there.
    browser.promised(
        "Promise.all([...document.getAnimations().filter(a =>"
            + " a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished),"
            + " ...[...document.images].filter(i => i.loading !== 'lazy' || i.complete).map(i =>"
            + " i.decode().catch(() => 0))])");
    browser.screenshot(PICTURES.resolve(name + ".png"));
  }

  private void pairedAs(String language) {
    phone(language);
    browser.call(
        "Network.setCookie",
        Map.of(
            "name",
            Cookies.SESSION,
            "value",
            house.admitted(),
            "url",
            house.address.toString(),
            "httpOnly",
            true,
            "sameSite",
            "Strict"));
    browser.open(house.address);
    until("document.querySelector('#pad')");
    until("document.querySelector('.away').hidden");
  }

  private void phone(String language) {
    browser.phone(390, 844, 2, language);
  }

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

  /** The browser notes each refusal; a phone that is not paired yet is refused once. */
  private List<String> unexpected() {
    return browser.complaints.stream()
        .filter(each -> !each.contains("401") && !each.contains("403"))
        .toList();
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
      house.shelf.put(
          new Title(
              title.id(),
              title.kind(),
              title.origin(),
              title.name(),
              title.sortName(),
              title.year(),
              title.minimumAge(),
              title.genres(),
              title.length(),
              title.added(),
              title.place(),
              Optional.of(file.toUri()),
              title.resolution(),
              title.onDisk(),
              title.seen()));
    }
  }

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

  @Test
  void itFitsTheSmallestPhonesAndOnesThatLieOnTheirSide() throws Exception {
    pairedAs("fr");
    house.viewing.play(Titles.tenFilms().getFirst().id(), Viewing.From.START);
    for (int[] size : List.of(new int[] {320, 568}, new int[] {360, 640}, new int[] {667, 375})) {
      browser.phone(size[0], size[1], 2, "fr");
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
