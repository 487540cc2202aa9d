package app.tangible.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, ended in the reverse order. */
final class Running implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  <T extends AutoCloseable> T open(T resource) {
    started.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("could not stop what the demo started", e);
      }
    }
  }
}
