package app.tangible.ui.shell;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits for a picture. The last who came is served first: whoever scrolls fast asks for many,
 * and sees but the last of them. Those who came long before many others are sent away.
 */
final class PictureDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PictureDesk.class);

  /** One processor is left to the screen, which is what somebody looks at. */
  private static final int CLERKS =
      Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 3);

  private static final int MOST = 300;

  private final Pictures pictures;
  private final Executor workers;
  private final Deque<Asked> waiting = new ArrayDeque<>();
  private int busy;

  private record Asked(Pictures.Wanted wanted, Consumer<Image> found) {}

  PictureDesk(Pictures pictures, Executor workers) {
    this.pictures = pictures;
    this.workers = workers;
  }

  Optional<Image> known(Pictures.Wanted wanted) {
    return pictures.known(wanted);
  }

  /** Asks; {@code found} is called on some thread, or never. */
  void ask(Pictures.Wanted wanted, Consumer<Image> found) {
    boolean another;
    synchronized (this) {
      waiting.addLast(new Asked(wanted, found));
      if (waiting.size() > MOST) {
        waiting.removeFirst();
      }
      another = busy < CLERKS;
      busy += another ? 1 : 0;
    }
    if (another) {
      try {
        workers.execute(this::serve);
      } catch (RejectedExecutionException e) {
        LOG.debug("the screen is closed; no more pictures");
      }
    }
  }

  private void serve() {
    for (Asked asked = next(); asked != null; asked = next()) {
      try {
        asked.found().accept(pictures.fetch(asked.wanted()));
      } catch (IOException | RuntimeException e) {
        LOG.debug("no picture: {}", e.getMessage());
      }
    }
  }

  private synchronized @Nullable Asked next() {
    Asked next = waiting.pollLast();
    busy -= next == null ? 1 : 0;
    return next;
  }
}
