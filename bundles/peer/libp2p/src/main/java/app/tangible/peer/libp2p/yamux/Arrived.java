package app.tangible.peer.libp2p.yamux;

import app.tangible.peer.transport.MuxedStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Streams of the peer on their way to who takes them; until somebody does, some wait. */
final class Arrived {

  private final int most;
  private final List<MuxedStream> waiting = new ArrayList<>(0);
  private @Nullable Consumer<MuxedStream> taker;

  Arrived(int most) {
    this.most = most;
  }

  void takenBy(Consumer<MuxedStream> taker) {
    List<MuxedStream> missed;
    synchronized (waiting) {
      this.taker = taker;
      missed = leave();
    }
    missed.forEach(taker);
  }

  void add(MuxedStream stream) {
    Consumer<MuxedStream> now;
    synchronized (waiting) {
      now = taker;
      if (now == null && waiting.size() < most) {
        waiting.add(stream);
        return;
      }
    }
    if (now == null) {
      stream.reset();
    } else {
      now.accept(stream);
    }
  }

  /** Nobody will take those that wait. */
  void reset() {
    List<MuxedStream> missed;
    synchronized (waiting) {
      missed = leave();
    }
    missed.forEach(MuxedStream::reset);
  }

  private List<MuxedStream> leave() {
    List<MuxedStream> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }
}
