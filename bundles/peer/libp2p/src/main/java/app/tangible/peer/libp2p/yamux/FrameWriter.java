package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts frames on the wire. Streams write their data themselves, one frame a turn, in the order in
 * which they came; all other frames wait in a queue for the next turn, so that who queues one, the
 * connection's reader above all, never waits for the wire.
 */
final class FrameWriter {

  /** A frame that is made when its turn comes; empty when there is nothing to say any more. */
  @FunctionalInterface
  interface Control {
    Optional<Header> frame();
  }

  // One data frame with its header fills one Noise message: 65535 - 16.
  private static final int ALONE = 65_519 - Header.BYTES;
  private static final int AMONG_OTHERS = 16 << 10;
  private static final int CONTROLS_A_TURN = 64;

  private final OutputStream out;
  private final LinkedBlockingQueue<Control> queue;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final byte[] header = new byte[Header.BYTES];
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean ending;

  /**
   * Writes.
   *
   * @param out gathers until it is flushed
   */
  FrameWriter(OutputStream out, int mostQueued) {
    this.out = out;
    this.queue = new LinkedBlockingQueue<>(mostQueued);
  }

  long bytes() {
    return bytes.get();
  }

  /** Most that a stream should send in one frame now. */
  int share() {
    return turn.hasQueuedThreads() ? AMONG_OTHERS : ALONE;
  }

  /** Queues a frame; false when the peer lets too many wait. */
  boolean offer(Control control) {
    return ending || queue.offer(control);
  }

  /** Queues the last frame; false when there is no room for it. */
  boolean end(Header goAway) {
    boolean queued = queue.offer(() -> Optional.of(goAway));
    ending = true;
    return queued;
  }

  /** Writes one data frame; its flags are made in its turn, so that a SYN goes first. */
  void data(YamuxStream stream, byte[] from, int offset, int length) throws IOException {
    turn.lock();
    try {
      if (drain()) {
        // Together they would fill more than one message.
        out.flush();
      }
      write(Header.data(stream.id(), stream.flagsForData(), length));
      out.write(from, offset, length);
      bytes.addAndGet(length);
      out.flush();
    } finally {
      turn.unlock();
    }
  }

  /** Writes what is queued, until the last frame is written. */
  void run() throws IOException, InterruptedException {
    while (!ending || !queue.isEmpty()) {
      Control first = queue.take();
      turn.lock();
      try {
        if (write(first) | drain()) {
          out.flush();
        }
      } finally {
        turn.unlock();
      }
    }
  }

  private boolean drain() throws IOException {
    boolean any = false;
    Control next;
    for (int i = 0; i < CONTROLS_A_TURN && (next = queue.poll()) != null; i++) {
      any |= write(next);
    }
    return any;
  }

  private boolean write(Control control) throws IOException {
    Optional<Header> frame = control.frame();
    if (frame.isPresent()) {
      write(frame.get());
    }
    return frame.isPresent();
  }

  private void write(Header frame) throws IOException {
    frame.put(header, 0);
    out.write(header);
    bytes.addAndGet(Header.BYTES);
  }
}
