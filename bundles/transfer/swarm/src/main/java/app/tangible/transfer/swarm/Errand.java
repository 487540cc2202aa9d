package app.tangible.transfer.swarm;

import java.util.concurrent.CompletableFuture;

/** One piece that one connection is fetching from one source. */
final class Errand {

  private final int piece;
  private final Source source;
  private final long begun;

  /** Completed when another connection was faster, or the transfer is over. */
  private final CompletableFuture<Void> recalled = new CompletableFuture<>();

  Errand(int piece, Source source, long begun) {
    this.piece = piece;
    this.source = source;
    this.begun = begun;
  }

  int piece() {
    return piece;
  }

  Source source() {
    return source;
  }

  long begun() {
    return begun;
  }

  void recall() {
    recalled.complete(null);
  }

  boolean isRecalled() {
    return recalled.isDone();
  }

  void onRecall(Runnable action) {
    recalled.thenRun(action);
  }
}
