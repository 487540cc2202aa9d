package app.tangible.transfer.cdn;

import app.tangible.content.PieceRoot;
import app.tangible.transfer.Sink;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import app.tangible.transfer.cdn.RangeRules.Range;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One range request from its head to its last byte. The body goes straight into the sink: a source
 * cannot make it take more, and once it has ended nothing touches the sink any more.
 */
final class RangeExchange implements BodyHandler<Void> {

  private final Range range;
  private final PieceRoot root;
  private final Sink into;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile long lastSign = System.nanoTime();
  private volatile Flow.@Nullable Subscription subscription;
  private int left;
  private boolean ended;

  RangeExchange(Range range, PieceRoot root, Sink into) {
    this.range = range;
    this.root = root;
    this.into = into;
    left = range.length();
  }

  /** Completes when the sink is full; exceptionally with a {@link SupplyFault} or a recall. */
  CompletableFuture<Void> done() {
    return done;
  }

  long lastSignNanos() {
    return lastSign;
  }

  /** Ends it early, for any reason; only the first end counts. */
  void end(Throwable reason) {
    stopCopying();
    done.completeExceptionally(reason);
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo head) {
    lastSign = System.nanoTime();
    Optional<SupplyFault> fault = RangeRules.fault(head.statusCode(), head.headers(), range, root);
    if (fault.isEmpty()) {
      return new Body();
    }
    end(fault.get());
    return new Refused();
  }

  private synchronized void stopCopying() {
    ended = true;
  }

  private synchronized void copy(List<ByteBuffer> items) throws SupplyFault {
    for (ByteBuffer item : items) {
      if (ended) {
        return;
      }
      if (item.remaining() > left) {
        throw new SupplyFault(Kind.MISBEHAVED, "more than the " + range.length() + " bytes asked");
      }
      left -= item.remaining();
      into.take(item);
    }
  }

  private synchronized boolean full() {
    ended = true;
    return left == 0;
  }

  private final class Body implements BodySubscriber<Void> {

    @Override
    public CompletionStage<Void> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
      subscription = opened;
      if (done.isDone()) {
        opened.cancel();
      } else {
        opened.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      lastSign = System.nanoTime();
      try {
        copy(items);
      } catch (SupplyFault fault) {
        end(fault);
      }
    }

    @Override
    public void onError(Throwable cut) {
      end(new SupplyFault(Kind.BROKEN, "the connection was cut: " + cut.getMessage()));
    }

    @Override
    public void onComplete() {
      if (full()) {
        done.complete(null);
      } else {
        end(new SupplyFault(Kind.BROKEN, "the answer was cut short"));
      }
    }
  }

  /** Takes nothing of a body that is not wanted, however long it is. */
  private static final class Refused implements BodySubscriber<Void> {

    @Override
    public CompletionStage<Void> getBody() {
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
      opened.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
      // What was under way when it was cancelled.
    }

    @Override
    public void onError(Throwable cut) {
      // It is refused already.
    }

    @Override
    public void onComplete() {
      // It is refused already.
    }
  }
}
