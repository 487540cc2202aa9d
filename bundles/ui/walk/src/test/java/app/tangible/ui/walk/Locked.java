package app.tangible.ui.walk;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphrasePrompt.Reason;
import app.tangible.ui.unlock.UnlockPage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A home whose keys wait for their passphrase, as the provider of the keys waits for it. */
final class Locked {

  static final String RIGHT = "correct horse";

  final List<String> tried = new CopyOnWriteArrayList<>();
  private final Theatre theatre;
  private final UnlockPage page = new UnlockPage(this::show);
  private final Thread thread;
  private boolean shown;

  Locked(Theatre theatre, Reason first) {
    this.theatre = theatre;
    thread = Thread.ofVirtual().start(() -> ask(first));
  }

  private void ask(Reason first) {
    Optional<char[]> answer = page.ask(first);
    while (answer.isPresent()) {
      String typed = new String(answer.get());
      Arrays.fill(answer.get(), '\0');
      tried.add(typed);
      if (typed.equals(RIGHT)) {
        page.opened();
        return;
      }
      answer = page.ask(Reason.OPEN_AFTER_A_WRONG_ONE);
    }
  }

  private synchronized void show(boolean wanted) {
    if (wanted && !shown) {
      theatre.add(
          page, Map.of("page.id", "unlock", "page.order", Integer.MIN_VALUE, "page.insists", true));
    } else if (!wanted && shown) {
      theatre.remove(page);
    }
    shown = wanted;
  }

  /** What was typed opens nothing. */
  void fail(String why) {
    page.failed(new IdentityException(why));
  }

  /** Nobody asks any more. */
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
    show(false);
  }
}
