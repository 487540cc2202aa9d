package app.tangible.decoder.guest;

import java.time.Instant;

/** This process's two clocks; another one only in tests, by constructor. */
interface TimeSource {

  /** The real ones. */
  TimeSource SYSTEM =
      new TimeSource() {
        @Override
        public Instant wall() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }
      };

  /** The wall clock, which the person can set. */
  Instant wall();

  /** The monotonic timer, which nobody can. */
  long nanos();
}
