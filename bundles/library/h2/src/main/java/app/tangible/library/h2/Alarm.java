package app.tangible.library.h2;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Calls at one moment: the earliest of those that it was told. */
final class Alarm implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("library-facts").factory());
  private final Runnable call;
  private Instant set = Instant.MAX;
  private @Nullable ScheduledFuture<?> waiting;

  Alarm(Runnable call) {
    this.call = call;
  }

  /** Calls then, or earlier where that was wished before. */
  void at(Instant when) {
    lock.lock();
    try {
      if (clock.isShutdown() || !when.isBefore(set)) {
        return;
      }
      if (waiting != null) {
        waiting.cancel(false);
      }
      set = when;
      Instant now = Instant.now();
      long millis = when.isBefore(now) ? 0 : Duration.between(now, when).toMillis() + 1;
      waiting = clock.schedule(this::ring, millis, TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }

  private void ring() {
    lock.lock();
    try {
      set = Instant.MAX;
    } finally {
      lock.unlock();
    }
    call.run();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      clock.shutdownNow();
    } finally {
      lock.unlock();
    }
  }
}
