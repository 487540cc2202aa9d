package app.tangible.transfer.piece;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What one downloader waits for, what is urgent first. */
final class WantQueue {

  private final Deque<Want> urgent = new ArrayDeque<>();
  private final Deque<Want> calm = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean woken;
  private volatile boolean closed;

  /** False when there are more than were agreed on. */
  boolean add(Want want) {
    lock.lock();
    try {
      if (urgent.size() + calm.size() >= Welcome.MAX_WANTS) {
        return false;
      }
      (want.urgent() ? urgent : calm).addLast(want);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  void cancel(long id) {
    lock.lock();
    try {
      remove(urgent.iterator(), id);
      remove(calm.iterator(), id);
    } finally {
      lock.unlock();
    }
  }

  private static void remove(Iterator<Want> wants, long id) {
    while (wants.hasNext()) {
      if (wants.next().id() == id) {
        wants.remove();
      }
    }
  }

  void clear() {
    lock.lock();
    try {
      urgent.clear();
      calm.clear();
    } finally {
      lock.unlock();
    }
  }

  /** The next one; empty when none came in time or it is closed. */
  Optional<Want> take(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!closed && !woken && urgent.isEmpty() && calm.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
      return closed
          ? Optional.empty()
          : Optional.ofNullable(urgent.isEmpty() ? calm.pollFirst() : urgent.pollFirst());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Puts it back in front. */
  void untake(Want want) {
    lock.lock();
    try {
      (want.urgent() ? urgent : calm).addFirst(want);
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits for a want looks up once. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A voucher came. */
  void vouch() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until vouchers allow it; false when they do not in time. */
  boolean awaitVouchers(BooleanSupplier enough, long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!closed && left > 0 && !enough.getAsBoolean()) {
        left = changed.awaitNanos(left);
      }
      return !closed && enough.getAsBoolean();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  static long seconds(int seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
