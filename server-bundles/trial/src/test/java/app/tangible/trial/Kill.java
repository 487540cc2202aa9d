package app.tangible.trial;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** Once its step is reached, nothing goes on any more: the process is dead. */
final class Kill implements Consumer<String> {

  private final String at;
  private final AtomicBoolean dead = new AtomicBoolean();

  Kill(String at) {
    this.at = at;
  }

  @Override
  public void accept(String step) {
    if (step.equals(at)) {
      dead.set(true);
    }
    if (dead.get()) {
      throw new Killed();
    }
  }

  /** Does what people do, until the server is gone. */
  void until(Runnable people) {
    try {
      people.run();
    } catch (Killed e) {
      // They get no answer.
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilTrue(dead);
  }

  boolean isDone() {
    return dead.get();
  }

  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
