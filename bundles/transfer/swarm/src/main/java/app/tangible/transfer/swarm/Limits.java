package app.tangible.transfer.swarm;

import java.time.Duration;

/** The checked configuration. */
record Limits(
    int chunks,
    Duration stall,
    Duration giveUp,
    Duration hedge,
    Duration firstBackoff,
    Duration longestBackoff,
    long inFlightBytes,
    long homesBytesPerSecond,
    long maxBytesPerSecond) {

  /** No piece is longer: a connection keeps one in memory. */
  static final int MAX_PIECE_BYTES = 16 << 20;

  Limits {
    if (chunks < 1 || chunks > 1_024) {
      throw new IllegalArgumentException("parallelChunks is 1 to 1024, got " + chunks);
    }
    if (inFlightBytes < MAX_PIECE_BYTES) {
      throw new IllegalArgumentException(
          "maxInFlightBytes is at least " + MAX_PIECE_BYTES + ", got " + inFlightBytes);
    }
    if (homesBytesPerSecond < 0) {
      throw new IllegalArgumentException(
          "cdnBelowBytesPerSecond is zero or above, got " + homesBytesPerSecond);
    }
    positive("stallSeconds", stall);
    positive("giveUpSeconds", giveUp);
    positive("hedgeMillis", hedge);
    positive("backoffMillis", firstBackoff);
    if (longestBackoff.compareTo(firstBackoff) < 0) {
      throw new IllegalArgumentException(
          "maxBackoffSeconds is at least backoffMillis, got " + longestBackoff);
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " is above zero, got " + value);
    }
  }
}
