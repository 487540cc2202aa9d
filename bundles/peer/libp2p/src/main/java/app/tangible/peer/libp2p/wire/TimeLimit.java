package app.tangible.peer.libp2p.wire;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that blocks is ended from outside when it takes too long; either it is met or it is over.
 */
public final class TimeLimit {

  private final AtomicBoolean decided = new AtomicBoolean();
  private final Future<?> alarm;

  /**
   * Begins.
   *
   * @param tooLate ends the work; does not block
   */
  public TimeLimit(ScheduledExecutorService clock, Duration limit, Runnable tooLate) {
    alarm =
        clock.schedule(
            () -> {
              if (decided.compareAndSet(false, true)) {
                tooLate.run();
              }
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Ends it; false when the work was ended before. To be asked once. */
  public boolean met() {
    boolean met = decided.compareAndSet(false, true);
    alarm.cancel(false);
    return met;
  }
}
