package app.tangible.transfer.swarm;

import app.tangible.transfer.Chunk;
import app.tangible.transfer.Recall;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One chunk that is being fetched from one source. */
final class Errand implements Recall {

  private final Chunk chunk;
  private final Source source;
  private final boolean urgent;
  private final long begun;
  private final long expectedNanos;
  private volatile boolean stalled;
  private volatile List<Chunk> delivered;

  /** Completed when another source was faster, or the transfer is over. */
  private final CompletableFuture<Void> recalled = new CompletableFuture<>();

  Errand(Chunk chunk, Source source, boolean urgent, long begun, long expectedNanos) {
    this.chunk = chunk;
    delivered = List.of(chunk);
    this.source = source;
    this.urgent = urgent;
    this.begun = begun;
    this.expectedNanos = expectedNanos;
  }

  Chunk chunk() {
    return chunk;
  }

  int piece() {
    return chunk.piece();
  }

  Source source() {
    return source;
  }

  boolean isUrgent() {
    return urgent;
  }

  long begun() {
    return begun;
  }

  /** Whether it takes longer than it was thought to, by half and a little. */
  boolean isLate(long now) {
    return now - begun > expectedNanos + expectedNanos / 2 + 100_000_000L;
  }

  /** Whether its source, busy as it is, will not have it here in time. */
  boolean willBeLate(long due, long now) {
    if (due > 5_000_000_000L) {
      return false;
    }
    return source.bytesPerSecond(now) > 0
        ? now - begun > 300_000_000L && source.expectedNanos(0, now) > Math.max(due, 0)
        : now - begun > 1_000_000_000L;
  }

  /** What its source sent of the chunk; the rest was there before. */
  void delivered(List<Chunk> parts) {
    delivered = List.copyOf(parts);
  }

  List<Chunk> delivered() {
    return delivered;
  }

  int deliveredBytes() {
    return delivered.stream().mapToInt(Chunk::length).sum();
  }

  void recall() {
    recalled.complete(null);
  }

  /** Recalls it because its source sends nothing. */
  void stall() {
    stalled = true;
    recall();
  }

  boolean isStalled() {
    return stalled;
  }

  @Override
  public boolean isRecalled() {
    return recalled.isDone();
  }

  @Override
  public void onRecall(Runnable action) {
    recalled.thenRun(action);
  }
}
