package app.tangible.demo;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What was started, ended in the reverse order. Safe for use by several threads. */
final class Running implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();

  <T extends AutoCloseable> T open(T resource) {
    started.push(resource);
    return resource;
  }

  /** Ends all of them, also where one does not end well. */
  @Override
  public void close() {
    IllegalStateException failed =
        new IllegalStateException("could not stop what the demo started");
    for (AutoCloseable one = started.poll(); one != null; one = started.poll()) {
      try {
        one.close();
      } catch (Exception e) {
        failed.addSuppressed(e);
      }
    }
    if (failed.getSuppressed().length > 0) {
      throw failed;
    }
  }
}
