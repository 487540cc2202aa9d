package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes for streams that are not open: thrown away, as long as they can be an honest peer's. */
final class StrayBytes {

  private final AtomicLong left = new AtomicLong(1 << 20);

  /** These may be under way to a stream that we reset. */
  void expect(long bytes) {
    left.addAndGet(bytes);
  }

  /** Throws away what came for a stream that is no more. */
  void take(InputStream wire, int length) throws IOException {
    if (left.addAndGet(-length) < 0) {
      throw new YamuxException("too many bytes for streams that are not open");
    }
    skip(wire, length);
  }

  static void skip(InputStream wire, int length) throws IOException {
    if (length > 0) {
      wire.skipNBytes(length);
    }
  }
}
