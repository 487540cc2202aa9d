package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One read or write that waits for the peer, no longer than the stream's deadline. */
final class Waiting {

  private final Condition condition;
  private final Consumer<IOException> fail;
  private long left;

  /**
   * Begins, under the stream's lock.
   *
   * @param deadline null: for ever
   * @param fail ends the stream
   */
  Waiting(Condition condition, @Nullable Duration deadline, Consumer<IOException> fail) {
    this.condition = condition;
    this.fail = fail;
    this.left = deadline == null ? Long.MAX_VALUE : deadline.toNanos();
  }

  /** Lets the stream's lock go until something changed; where nothing does, the stream fails. */
  void await() {
    try {
      if (left == Long.MAX_VALUE) {
        condition.await();
        return;
      }
      left = condition.awaitNanos(left);
      if (left <= 0) {
        fail.accept(new SocketTimeoutException("the peer is silent for too long"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail.accept(new IOException("interrupted"));
    }
  }
}
