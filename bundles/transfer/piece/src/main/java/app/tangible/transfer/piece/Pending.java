package app.tangible.transfer.piece;

import app.tangible.transfer.Sink;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** A want that is not fulfilled yet. Its bytes are taken by one thread, the stream's reader. */
final class Pending {

  private final Sink sink;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int left;

  Pending(Sink sink, int length) {
    this.sink = sink;
    left = length;
  }

  Sink sink() {
    return sink;
  }

  /** Completes with the last byte. */
  CompletableFuture<Void> done() {
    return done;
  }

  void take(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() > left) {
      throw new ProtocolException("more bytes than were asked for");
    }
    left -= bytes.remaining();
    sink.take(bytes);
    if (left == 0) {
      done.complete(null);
    }
  }
}
