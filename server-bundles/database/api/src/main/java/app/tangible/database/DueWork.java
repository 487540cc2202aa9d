package app.tangible.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what is due in a table: one round at a time, woken by a change or by the time at which
 * the next row is due. Blocking is fine: the rounds run on a virtual thread of their own.
 */
public final class DueWork implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DueWork.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final long CLOSE_SECONDS = 10;

  /** One round. */
  @FunctionalInterface
  public interface Round {
    /** Does all that is due; when the next is due, if any is known. */
    Optional<Instant> run();
  }

  private final String name;
  private final Round round;
  private final Clock clock;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor executor;

  /** Begins with the first {@link #wake}. */
  public DueWork(String name, Round round, Clock clock) {
    this.name = name;
    this.round = round;
    this.clock = clock;
    executor = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name(name).factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRemoveOnCancelPolicy(true);
  }

  /**
   * Works off rows side by side, each on a virtual thread, and returns when all are done. The work
   * keeps its own failures: what it throws is a mistake of ours.
   *
   * @return false when the round was interrupted: what runs is not, and is waited for; the
   *     interrupt stays set
   */
  public static <T> boolean atOnce(List<T> rows, Consumer<T> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          rows.stream().<Future<?>>map(row -> threads.submit(() -> work.accept(row))).toList();
      for (Future<?> one : all) {
        one.get();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("work on a row ended unexpectedly", e.getCause());
    }
  }

  /** Something changed: a round begins now, or right after the one that runs. */
  public void wake() {
    if (!woken.getAndSet(true)) {
      try {
        executor.execute(this::turn);
      } catch (RejectedExecutionException e) {
        log.debug("{} is closed", name);
      }
    }
  }

  private void turn() {
    woken.set(false);
    try {
      round.run().ifPresent(due -> wakeIn(Duration.between(clock.instant(), due)));
    } catch (RuntimeException e) {
      if (!executor.isShutdown()) {
        log.error("a round of {} failed", name, e);
        wakeIn(AFTER_FAILURE);
      }
    }
  }

  private void wakeIn(Duration delay) {
    try {
      executor.schedule(this::wake, Math.max(1, delay.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("{} is closed", name);
    }
  }

  /** Interrupts the round that runs and waits for its end. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("{} did not end within {} s", name, CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
