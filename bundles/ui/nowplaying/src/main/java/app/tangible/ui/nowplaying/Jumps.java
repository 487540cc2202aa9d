package app.tangible.ui.nowplaying;

import app.tangible.ui.Key;
import org.jspecify.annotations.Nullable;

/** How far an arrow jumps: ten seconds, and farther while it is held. */
final class Jumps {

  private static final long HELD_NANOS = 350_000_000;
  private static final int[] SECONDS = {10, 10, 10, 10, 30, 30, 30, 30, 60, 60, 60, 60, 120};

  private @Nullable Key before;
  private long at;
  private int held;

  /** Seconds for this press. */
  long next(Key key) {
    long now = System.nanoTime();
    held = key == before && now - at < HELD_NANOS ? held + 1 : 0;
    before = key;
    at = now;
    return SECONDS[Math.min(held, SECONDS.length - 1)];
  }
}
