package app.tangible.soak;

import app.tangible.demo.Town;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Mines blocks, kills the backend and reorganises the chain, each in its rhythm, until it is
 * closed.
 */
final class Weather implements AutoCloseable {

  /** A block every so often, so that depth comes with time and not with the next sale. */
  static final Duration BLOCK = Duration.ofMillis(250);

  private static final int MAX_DEPTH = 2;

  private final Town town;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final List<Thread> threads;
  private volatile int kills;
  private volatile int reorganisations;

  Weather(Town town, Options options) throws Exception {
    this.town = town;
    town.chain().mineByHand();
    threads =
        List.of(
            Thread.ofVirtual().start(() -> every(BLOCK, this::mine)),
            Thread.ofVirtual().start(() -> every(options.killEvery(), this::kill)),
            Thread.ofVirtual().start(() -> every(options.reorganiseEvery(), this::reorganise)));
  }

  int kills() {
    return kills;
  }

  int reorganisations() {
    return reorganisations;
  }

  /** Whether it goes on. */
  boolean well() {
    return failure.get() == null;
  }

  /** Throws what the weather itself could not do. */
  void mustBeWell() throws Exception {
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  @FunctionalInterface
  private interface Event {
    void happen() throws Exception;
  }

  private void every(Duration pause, Event event) {
    if (pause.isZero()) {
      return;
    }
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        event.happen();
      }
    } catch (Exception e) {
      failure.compareAndSet(null, e);
    }
  }

  private void kill() throws Exception {
    town.killServer();
    town.startServer();
    kills++;
  }

  private void mine() throws Exception {
    if (town.chain().mine()) {
      reorganisations++;
    }
  }

  private void reorganise() throws Exception {
    town.chain().reorganise(1 + reorganisations % MAX_DEPTH);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
