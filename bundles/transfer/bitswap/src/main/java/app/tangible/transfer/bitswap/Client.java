package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.peer.PeerId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gets blocks from one peer. Its methods block. Safe for use by several threads. */
final class Client implements AutoCloseable {

  private final Exchange exchange;
  private final PeerId peer;
  private final Duration patience;
  private final AtomicBoolean open = new AtomicBoolean(true);

  Client(Exchange exchange, PeerId peer, Duration patience) {
    this.exchange = exchange;
    this.peer = peer;
    this.patience = patience;
    exchange.enter(peer);
  }

  PeerId peer() {
    return peer;
  }

  /** Whether the peer says that it has the block. */
  boolean has(Cid cid) throws IOException, InterruptedException {
    Exchange.Fetching fetching = exchange.fetching(peer);
    CompletableFuture<Boolean> answer = fetching.session().have(cid);
    fetching.line().nudge();
    try {
      return await(answer);
    } catch (StalledException | InterruptedException e) {
      cancel(cid);
      throw e;
    }
  }

  /** Asks for a block; its bytes are those that the name promises. */
  CompletableFuture<byte[]> start(Cid cid, int priority) {
    Exchange.Fetching fetching = exchange.fetching(peer);
    CompletableFuture<byte[]> block = fetching.session().want(cid, priority);
    fetching.line().nudge();
    return block;
  }

  /** Wants it no more. */
  void cancel(Cid cid) {
    Exchange.Fetching fetching = exchange.fetching(peer);
    fetching.session().cancel(cid);
    fetching.line().nudge();
  }

  /** A block that was asked for. */
  byte[] finish(Cid cid, CompletableFuture<byte[]> block) throws IOException, InterruptedException {
    try {
      return await(block);
    } catch (StalledException | InterruptedException e) {
      cancel(cid);
      throw e;
    }
  }

  byte[] block(Cid cid) throws IOException, InterruptedException {
    return finish(cid, start(cid, 1 << 20));
  }

  /** No answer in time. */
  static final class StalledException extends IOException {
    private static final long serialVersionUID = 1L;

    StalledException(Duration patience) {
      super("no answer for " + patience.toSeconds() + " s");
    }
  }

  private <T> T await(CompletableFuture<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new StalledException(patience);
    } catch (CancellationException e) {
      throw new IOException("it is not wanted any more", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Session.AbsentException absent
          ? new Session.AbsentException(absent.getMessage())
          : new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() {
    if (open.getAndSet(false)) {
      exchange.leave(peer);
    }
  }
}
