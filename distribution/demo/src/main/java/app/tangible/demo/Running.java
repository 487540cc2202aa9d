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

  @Override
  public void close() {
    for (AutoCloseable one = started.poll(); one != null; one = started.poll()) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("could not stop what the demo started", e);
      }
    }
  }
}
