package app.tangible.peer.libp2p.yamux;

/**
 * What a stream received, may receive, and what that is allowed to cost. It is charged for the
 * bytes that it holds or for those that it was promised beyond the first window, whichever is more.
 *
 * <p>All methods are called under the stream's lock.
 */
final class Inbound {

  private final ReceiveMemory memory;
  private final ReceiveWindow window;
  private final ReceiveBuffer buffer = new ReceiveBuffer();
  private long charged;
  private boolean finished;

  Inbound(ReceiveMemory memory, ReceiveWindow window) {
    this.memory = memory;
    this.window = window;
  }

  /** Begins with a window that served other streams well; false when it has the first one. */
  boolean promise(int target) {
    if (target <= window.target() || !charge(target - YamuxSettings.INITIAL_WINDOW)) {
      return false;
    }
    window.grow(target);
    return true;
  }

  long unread() {
    return buffer.unread();
  }

  /** What may still be under way. */
  long expected() {
    return window.remaining();
  }

  /** Counts a frame. */
  void received(int length) throws YamuxException {
    window.received(length);
  }

  /** Whether there is memory for a frame. */
  boolean fits(int length) {
    return charge(Math.max(promised(), buffer.unread() + length));
  }

  ReceiveBuffer.Segment reserve(int bytes) {
    return buffer.reserve(bytes);
  }

  void filled(ReceiveBuffer.Segment segment, int bytes) {
    buffer.filled(segment, bytes);
  }

  /** Takes bytes; how many. */
  int take(byte[] to, int offset, int length) {
    return buffer.take(to, offset, length);
  }

  /** After bytes were taken: lets the window follow; what it grew to, or 0. */
  int tune(int bytes, long roundTripNanos) {
    int wanted = window.wanted(bytes, System.nanoTime(), roundTripNanos);
    if (!finished
        && wanted > window.target()
        && charge(Math.max(wanted - YamuxSettings.INITIAL_WINDOW, buffer.unread()))) {
      window.grow(wanted);
      return wanted;
    }
    charge(Math.max(promised(), buffer.unread()));
    return 0;
  }

  boolean isUpdateDue() {
    return !finished && window.isDue(buffer.unread());
  }

  /** What an update grants; from now on the peer may send it. */
  long grant() {
    long delta = finished ? 0 : window.delta(buffer.unread());
    window.granted(delta);
    return delta;
  }

  /** The peer sends nothing more. */
  void finish() {
    finished = true;
    charge(buffer.unread());
  }

  boolean isFinished() {
    return finished;
  }

  /** Nobody reads any more. */
  void drop() {
    buffer.clear();
    charge(0);
  }

  private long promised() {
    return finished ? 0 : window.target() - YamuxSettings.INITIAL_WINDOW;
  }

  private boolean charge(long now) {
    long more = now - charged;
    if (more > 0 && !memory.tryTake(more)) {
      return false;
    }
    if (more < 0) {
      memory.give(-more);
    }
    charged = now;
    return true;
  }
}
