package app.tangible.library.h2;

import app.tangible.library.TitleId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Titles of which no source was asked yet, or not since something changed beside them. What no
 * source knew is asked again after a day: there may have been no network.
 */
final class Unasked {

  private static final Duration RETRY = Duration.ofDays(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TitleId, Long> waiting = new LinkedHashMap<>();
  private final Map<TitleId, Long> asked = new HashMap<>();
  private volatile Runnable more = () -> {};

  /** Calls it when there is something to ask, from now on. */
  void onMore(Runnable listener) {
    more = listener;
  }

  /** Looks whether it is to be asked about. */
  void consider(TitleId id, long notes, Optional<FactRows.Answer> answer) {
    boolean known =
        answer.isPresent()
            && answer.get().notes() == notes
            && (answer.get().facts().isPresent()
                || answer.get().asked().plus(RETRY).isAfter(Instant.now()));
    boolean fresh = false;
    lock.lock();
    try {
      if (known) {
        waiting.remove(id);
      } else if (!Long.valueOf(notes).equals(asked.get(id))) {
        fresh = waiting.put(id, notes) == null;
      }
    } finally {
      lock.unlock();
    }
    if (fresh) {
      more.run();
    }
  }

  /** One, until it is {@link #done}; empty where there is none. */
  Optional<Map.Entry<TitleId, Long>> take() {
    lock.lock();
    try {
      Optional<Map.Entry<TitleId, Long>> first =
          waiting.entrySet().stream().findFirst().map(Map.Entry::copyOf);
      first.ifPresent(
          entry -> {
            waiting.remove(entry.getKey());
            asked.put(entry.getKey(), entry.getValue());
          });
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Its answer is on the disk, or will not come. */
  void done(TitleId id) {
    lock.lock();
    try {
      asked.remove(id);
    } finally {
      lock.unlock();
    }
  }

  /** Whether something waits. */
  boolean waits() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits, and nothing is being asked. */
  boolean idle() {
    lock.lock();
    try {
      return waiting.isEmpty() && asked.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
