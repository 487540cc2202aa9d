package app.tangible.transfer.swarm;

import java.time.Duration;

/** The checked configuration. */
record Limits(
    int connections,
    Duration giveUp,
    Duration hedge,
    Duration firstBackoff,
    Duration longestBackoff,
    long maxBytesPerSecond) {

  Limits {
    if (connections < 1 || connections > 64) {
      throw new IllegalArgumentException("parallelChunks is 1 to 64, got " + connections);
    }
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
