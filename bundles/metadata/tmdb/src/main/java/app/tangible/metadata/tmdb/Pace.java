package app.tangible.metadata.tmdb;

import app.tangible.metadata.MetadataException;
import app.tangible.metadata.SourceTrouble.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast is asked, and when not at all. Safe for use by several threads. */
final class Pace {

  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);
  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);
  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  private final long stepNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turn = lock.newCondition();
  private long nextTurn = System.nanoTime();
  private long restUntil = System.nanoTime();
  private Duration rest = FIRST_REST;
  private boolean resting;
  private boolean refused;
  private boolean wished;

  Pace(int requestsPerSecond) {
    stepNanos = TimeUnit.SECONDS.toNanos(1) / requestsPerSecond;
  }

  /**
   * Waits for the turn of one request.
   *
   * @throws TmdbException while nobody is asked
   */
  void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long now = System.nanoTime();
      if (refused || resting && now - restUntil < 0) {
        throw new TmdbException("left alone for now");
      }
      long mine = Math.max(now, nextTurn);
      nextTurn = mine + stepNanos;
      long left = mine - now;
      while (left > 0) {
        left = turn.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What keeps it from being asked, and for how long. */
  MetadataException trouble(String why) {
    lock.lock();
    try {
      if (refused) {
        return new MetadataException(Kind.KEY_REFUSED, why, Optional.empty());
      }
      Duration left = Duration.ofNanos(restUntil - System.nanoTime());
      return new MetadataException(
          resting && wished ? Kind.PAUSE : Kind.UNREACHABLE,
          why,
          resting && left.isPositive() ? Optional.of(left) : Optional.empty());
    } finally {
      lock.unlock();
    }
  }

  /** All is well again. */
  void worked() {
    lock.lock();
    try {
      if (resting) {
        LOG.info("The Movie Database answers again");
      }
      resting = false;
      rest = FIRST_REST;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody is asked for a while, longer each time. */
  void failed(String why) {
    lock.lock();
    try {
      Duration now = rest;
      Duration twice = rest.multipliedBy(2);
      rest = twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice;
      wished = false;
      rest(now, why);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody is asked for as long as the database wishes, at most a day. */
  void told(Duration wish) {
    lock.lock();
    try {
      wished = true;
      rest(wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish, "it asks for a pause");
    } finally {
      lock.unlock();
    }
  }

  private void rest(Duration how, String why) {
    if (!resting) {
      LOG.warn("The Movie Database is left alone for {} s: {}", how.toSeconds(), why);
    }
    resting = true;
    restUntil = System.nanoTime() + how.toNanos();
  }

  /** Nobody is asked any more with this key. */
  void refused() {
    lock.lock();
    try {
      if (!refused) {
        LOG.warn(
            "The Movie Database does not know the key (401): put a right one into"
                + " conf/app.tangible.metadata.tmdb.json as \".key\"; it is used at once");
      }
      refused = true;
    } finally {
      lock.unlock();
    }
  }
}
