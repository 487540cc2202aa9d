package app.tangible.bench.hour;

import app.tangible.demo.Await;
import app.tangible.demo.Remote;
import app.tangible.demo.Remote.Key;
import java.time.Duration;
import java.util.Collections;

/** What somebody does with the remote control, again and again. */
final class Evening {

  private static final int ROWS = 120;
  private static final int ROWS_OF_A_ROUND = 30;
  private static final int ORDINARY_SECONDS = 12;
  private static final int SEALED_SECONDS = 5;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Remote remote;
  private final String ordinary;
  private final String owned;

  /**
   * @param ordinary what finds the ordinary film alone
   * @param owned what finds the owned one
   */
  Evening(Remote remote, String ordinary, String owned) {
    this.remote = remote;
    this.ordinary = ordinary;
    this.owned = owned;
  }

  /** From Home to Home. */
  void round(int number) throws Exception {
    home();
    library(ROWS_OF_A_ROUND + ROWS_OF_A_ROUND * number % ROWS);
    watch(ordinary, ORDINARY_SECONDS);
    watch(owned, SEALED_SECONDS);
    openHome();
  }

  /** To Home, along some of its rows. */
  void home() throws Exception {
    openHome();
    press(Key.DOWN, 3);
    press(Key.RIGHT, 12);
    press(Key.LEFT, 12);
  }

  /** Until it is filled and takes the focus: what is pressed meanwhile would mean another thing. */
  private void openHome() throws Exception {
    remote.menu("home");
    remote.awaitFocus("Home", id -> !id.isEmpty() && !id.startsWith("menu-"));
  }

  /** Down so many rows, a film's page, back, up. */
  private void library(int rows) throws Exception {
    remote.menu("library");
    remote.goTo(Key.DOWN, "a film", Evening::isTitle);
    press(Key.DOWN, rows);
    press(Key.RIGHT, 2);
    remote.choose(remote.focus());
    remote.awaitFocus("play");
    remote.press(Key.BACK);
    remote.awaitFocus("the film again", Evening::isTitle);
    press(Key.UP, rows);
  }

  private void watch(String words, int seconds) throws Exception {
    remote.menu("library");
    remote.goTo(Key.DOWN, "a film", Evening::isTitle);
    remote.type(words);
    Await.until("one film", PATIENCE, () -> remote.says("1 title"));
    remote.goTo(Key.DOWN, "what was found", Evening::isTitle);
    remote.press(Key.OK);
    remote.awaitFocus("play");
    remote.press(Key.OK);
    Await.until("picture", PATIENCE, () -> remote.player().equals("PLAYING"));
    double from = remote.playedSeconds();
    Await.until("end of it", PATIENCE, () -> remote.playedSeconds() >= from + seconds);
    remote.press(Key.BACK);
    remote.awaitFocus("play");
    remote.press(Key.BACK);
  }

  private void press(Key key, int times) throws Exception {
    remote.press(Collections.nCopies(times, key).toArray(Key[]::new));
  }

  private static boolean isTitle(String focus) {
    return focus.startsWith("title-");
  }
}
