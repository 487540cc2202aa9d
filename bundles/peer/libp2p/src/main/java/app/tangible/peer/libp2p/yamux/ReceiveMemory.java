package app.tangible.peer.libp2p.yamux;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that may be held for peers; a share of it is bounded once more. */
final class ReceiveMemory {

  private final long limit;
  private final AtomicLong taken = new AtomicLong();
  private final ReceiveMemory[] above;

  /** The whole. */
  ReceiveMemory(long limit) {
    this.limit = limit;
    this.above = new ReceiveMemory[0];
  }

  private ReceiveMemory(long limit, ReceiveMemory above) {
    this.limit = limit;
    this.above = new ReceiveMemory[] {above};
  }

  /** A part of it that is bounded by itself and by the whole. */
  ReceiveMemory share(long limit) {
    return new ReceiveMemory(limit, this);
  }

  boolean tryTake(long bytes) {
    if (taken.addAndGet(bytes) > limit) {
      taken.addAndGet(-bytes);
      return false;
    }
    for (ReceiveMemory whole : above) {
      if (!whole.tryTake(bytes)) {
        taken.addAndGet(-bytes);
        return false;
      }
    }
    return true;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
    for (ReceiveMemory whole : above) {
      whole.give(bytes);
    }
  }

  long taken() {
    return taken.get();
  }
}
