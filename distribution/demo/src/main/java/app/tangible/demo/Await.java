package app.tangible.demo;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a condition of another process, with a deadline. */
public final class Await {

  private Await() {}

  /** As {@link #until}; false where the time is over. */
  public static boolean within(Duration limit, Callable<Boolean> condition) throws Exception {
    try {
      until("condition", limit, condition);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /**
   * Asks every 50 ms until the answer is true.
   *
   * @throws TimeoutException naming what was waited for
   */
  public static void until(String what, Duration limit, Callable<Boolean> condition)
      throws Exception {
    CompletableFuture<Void> met = new CompletableFuture<>();
    try (ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1)) {
      clock.scheduleWithFixedDelay(
          () -> {
            try {
              // On a busy machine the clock may strike once more before it is stopped.
              if (!met.isDone() && condition.call()) {
                met.complete(null);
              }
            } catch (Exception e) {
              met.completeExceptionally(e);
            }
          },
          0,
          50,
          TimeUnit.MILLISECONDS);
      try {
        met.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        throw new TimeoutException("no " + what + " within " + limit.toSeconds() + " s");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      } finally {
        clock.shutdown(); // never interrupts: that would close the channel that a condition asks
      }
    }
  }
}
