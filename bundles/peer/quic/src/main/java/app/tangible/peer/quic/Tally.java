package app.tangible.peer.quic;

import java.util.concurrent.atomic.LongAdder;

/** Bytes of the streams of one link. */
final class Tally {

  private final LongAdder in = new LongAdder();
  private final LongAdder out = new LongAdder();

  void in(int bytes) {
    in.add(bytes);
  }

  void out(int bytes) {
    out.add(bytes);
  }

  long bytesIn() {
    return in.sum();
  }

  long bytesOut() {
    return out.sum();
  }
}
