package app.tangible.ui.downloads;

import app.tangible.licence.LicenceId;
import app.tangible.store.Store;
import app.tangible.store.StoreException;
import app.tangible.ui.Answer;
import app.tangible.ui.Icons;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.function.Consumer;

/** Giving a download up, and wanting it again; each after a question. */
final class GivingUp {

  private GivingUp() {}

  /**
   * @param done runs when it is given up
   */
  static void ask(Screen screen, Store store, Arrival arrival, Runnable done) {
    Texts texts = screen.texts();
    screen.ask(
        texts.get("giveUp.ask", arrival.title()),
        texts.get("giveUp.means"),
        Answer.none("giveUp-no", texts.get("giveUp.no")),
        Answer.danger(
                "giveUp-yes",
                texts.get("giveUp"),
                () -> work(screen, arrival, store::giveUp, "givenUp", done))
            .icon(Icons.REMOVE));
  }

  /**
   * @param done runs when it is on its way
   */
  static void askForAgain(Screen screen, Store store, Arrival arrival, Runnable done) {
    Texts texts = screen.texts();
    screen.ask(
        texts.get("again.ask", arrival.title()),
        texts.get("again.means"),
        Answer.primary(
                "again-yes",
                texts.get("again"),
                () -> work(screen, arrival, store::fetch, "again.begun", done))
            .icon(Icons.DOWNLOAD),
        Answer.none("again-no", texts.get("again.no")));
  }

  private static void work(
      Screen screen, Arrival arrival, Consumer<LicenceId> work, String said, Runnable done) {
    screen.work(
        () -> {
          arrival.licence().ifPresent(work);
          return arrival;
        },
        film -> {
          screen.notice(screen.texts().get(said, film.title()));
          done.run();
        },
        failure ->
            screen.notice(
                failure instanceof StoreException refused
                    ? refused.getMessage()
                    : screen.texts().get("failed")));
  }
}
