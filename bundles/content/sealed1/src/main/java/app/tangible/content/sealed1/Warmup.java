package app.tangible.content.sealed1;

import app.tangible.content.FilmId;
import app.tangible.content.SealedFilmException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Opens small records of its own until the virtual machine has compiled the cipher.
 *
 * <p>The fast form of AES-GCM is reached from compiled callers only, and a fresh machine that opens
 * a few large records never compiles them: it would stay at a hundredth of its speed. The thread is
 * a platform one because it computes and never waits.
 */
final class Warmup implements AutoCloseable {

  private static final int RECORD_BYTES = 4_096;
  private static final int RECORDS = 6_000;
  private static final long AT_MOST_NANOS = Duration.ofMillis(500).toNanos();

  /** What is compiled stays compiled, so once is enough for all openers of this machine. */
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private final Thread thread;

  Warmup() {
    thread = Thread.ofPlatform().name("sealed film warm-up").daemon().unstarted(Warmup::run);
    if (STARTED.compareAndSet(false, true)) {
      thread.start();
    }
  }

  private static void run() {
    long start = System.nanoTime();
    RecordCipher cipher = new RecordCipher(new FilmId("0".repeat(32)));
    RecordCipher.Place place = new RecordCipher.Place(0, 0, true);
    byte[] clear = new byte[RECORD_BYTES];
    byte[] sealed = new byte[RECORD_BYTES + Limits.TAG_BYTES];
    try (SegmentKey key = new SegmentKey(new byte[32], new byte[0])) {
      cipher.seal(key, place, clear, RECORD_BYTES, sealed);
      for (int i = 0; i < RECORDS && !Thread.currentThread().isInterrupted(); i++) {
        cipher.open(key, place, sealed, RECORD_BYTES, clear);
        if (System.nanoTime() - start > AT_MOST_NANOS) {
          return;
        }
      }
    } catch (SealedFilmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the work early. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
