package app.tangible.peer.libp2p.kademlia;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One search that is made again until it is closed. */
final class Search implements AutoCloseable {

  /** The search, once. */
  interface Once {
    void run() throws InterruptedException;
  }

  private final Future<?> turns;
  private final AtomicReference<Future<?>> running = new AtomicReference<>();

  Search(ScheduledExecutorService clock, ExecutorService threads, Duration each, Once once) {
    turns =
        clock.scheduleWithFixedDelay(
            () -> turn(threads, once), 0, each.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void turn(ExecutorService threads, Once once) {
    Future<?> before = running.get();
    if (before == null || before.isDone()) {
      running.set(
          threads.submit(
              () -> {
                once.run();
                return null;
              }));
    }
  }

  @Override
  public void close() {
    turns.cancel(false);
    Future<?> last = running.get();
    if (last != null) {
      last.cancel(true);
    }
  }
}
