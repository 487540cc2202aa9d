package app.tangible.peer.libp2p.yamux;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that came and were not read yet. The connection's reader fills a segment without the lock
 * while the stream's reader empties those before it; an empty buffer holds nothing.
 *
 * <p>All methods are called under the stream's lock.
 */
final class ReceiveBuffer {

  private static final int SMALLEST = 512;
  private static final int LARGEST = 64 << 10;

  /** Bytes from {@code from} to {@code to} are unread, those after {@code to} free. */
  static final class Segment {
    final byte[] bytes;
    private int from;
    int to;

    private Segment(int size) {
      bytes = new byte[size];
    }

    int room() {
      return bytes.length - to;
    }
  }

  private final ArrayDeque<Segment> segments = new ArrayDeque<>(0);
  private @Nullable Segment filling;
  private long unread;

  long unread() {
    return unread;
  }

  /** Where the next bytes go; small frames share a segment, so that they cannot cost many. */
  Segment reserve(int bytes) {
    Segment last = segments.peekLast();
    if (last == null || last.room() == 0) {
      last = new Segment(Math.clamp(bytes, SMALLEST, LARGEST));
      segments.addLast(last);
    }
    filling = last;
    return last;
  }

  /** The segment got this many. */
  void filled(Segment segment, int bytes) {
    segment.to += bytes;
    unread += bytes;
    filling = null;
    dropEmpty();
  }

  int take(byte[] to, int offset, int length) {
    int done = 0;
    while (done < length && unread > 0) {
      Segment first = segments.getFirst();
      int part = Math.min(length - done, first.to - first.from);
      System.arraycopy(first.bytes, first.from, to, offset + done, part);
      first.from += part;
      unread -= part;
      done += part;
      dropEmpty();
    }
    return done;
  }

  void clear() {
    segments.clear();
    unread = 0;
  }

  private void dropEmpty() {
    Segment first = segments.peekFirst();
    if (first != null && first.from == first.to && first != filling) {
      segments.removeFirst();
    }
  }
}
