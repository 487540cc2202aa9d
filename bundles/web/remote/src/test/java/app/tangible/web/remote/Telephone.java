package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.web.testing.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real browser of a phone's size in front of the real server. */
abstract class Telephone {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Path PICTURES = Path.of("target", "screenshots");

  static {
    // Most of what is awaited is there already: to ask at once and often is most of a test's time.
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
  }

  @RegisterExtension static final OneBrowser ONE = new OneBrowser(PICTURES);

  @TempDir Path folder;
  Chromium browser;
  House house;

  /** Another port is another origin: nothing of the test before is kept but cookies. */
  @BeforeEach
  void open() throws Exception {
    browser = ONE.browser();
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
  void until(String expression) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.value("Boolean(" + expression + ")"))
                    .as("%s; %s", expression, browser.complaints)
                    .isEqualTo("true"));
  }

  void shows(String text) {
    until("document.body.innerText.includes(" + quoted(text) + ")");
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  void go(String view) {
    browser.value("location.hash = " + quoted("#/" + view));
  }

  void click(String selector) {
    until("document.querySelector(" + quoted(selector) + ")?.checkVisibility()");
    browser.value("document.querySelector(" + quoted(selector) + ").click()");
  }

  void shot(String name) throws IOException {
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

  void pairedAs(String language) {
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

  void phone(String language) {
    browser.phone(390, 844, 2, language);
  }

  /** The browser notes each refusal; a phone that is not paired yet is refused once. */
  List<String> unexpected() {
    return browser.complaints.stream()
        .filter(each -> !each.contains("401") && !each.contains("403"))
        .toList();
  }
}
