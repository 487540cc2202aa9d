package app.tangible.host.felix;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the code of a stranger for so long and no longer. */
final class TimeLimit {

  private TimeLimit() {}

  /**
   * A platform thread, because a virtual one that never blocks would take one of the few carriers
   * with it. After the limit it is interrupted and left alone.
   */
  static <T> T call(String name, Duration limit, Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread =
        Thread.ofPlatform().daemon().name(name).inheritInheritableThreadLocals(false).start(future);
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failure;
    } catch (TimeoutException | InterruptedException over) {
      thread.interrupt();
      throw over;
    }
  }
}
