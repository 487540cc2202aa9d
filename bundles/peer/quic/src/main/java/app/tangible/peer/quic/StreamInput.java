package app.tangible.peer.quic;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream: the socket's thread brings them, one thread at a time reads and may wait.
 * While enough lie here no more are taken from QUIC, so that its window closes.
 */
final class StreamInput extends InputStream {

  private static final int ENOUGH_BYTES = 256 * 1024;

  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<ByteBuf> queue = new ArrayDeque<>();
  private final Runnable more;
  private final Runnable late;
  private final Runnable closing;
  private final Tally tally;
  private @Nullable ByteBuf current;
  private int queued;
  private boolean wanting;
  private boolean ended;
  private volatile @Nullable IOException failure;
  private long waitNanos = Long.MAX_VALUE;

  /**
   * With nothing yet.
   *
   * @param more asks for more bytes
   * @param late resets the stream
   * @param closing is told that nobody reads any more
   */
  StreamInput(Runnable more, Runnable late, Runnable closing, Tally tally) {
    this.more = more;
    this.late = late;
    this.closing = closing;
    this.tally = tally;
  }

  void deadline(Duration forEachRead) {
    lock.lock();
    try {
      waitNanos = forEachRead.toNanos();
    } finally {
      lock.unlock();
    }
  }

  // --- the socket's thread ---

  /** Takes the bytes over. */
  void offer(ByteBuf bytes) {
    int size = bytes.readableBytes();
    tally.in(size);
    lock.lock();
    try {
      if (failure == null) {
        queue.add(bytes);
        queued += size;
        arrived.signal();
        return;
      }
    } finally {
      lock.unlock();
    }
    bytes.release();
  }

  /** Whether there is room for more; if not, {@code more} is run when there is. */
  boolean wantsMore() {
    lock.lock();
    try {
      wanting = queued >= ENOUGH_BYTES;
      return !wanting;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The peer broke off: reads fail from now on, unless its end had come. */
  void fail(IOException cause) {
    if (!hasEnded()) {
      abandon(cause);
    }
  }

  boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** From any thread: reads fail from now on. */
  void abandon(IOException cause) {
    lock.lock();
    try {
      if (failure != null) {
        return;
      }
      failure = cause;
      release();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
    releaseCurrent();
  }

  // --- the reader ---

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    reading.lock();
    try {
      ByteBuf source = source();
      if (source == null) {
        return -1;
      }
      int size = Math.min(length, source.readableBytes());
      source.readBytes(bytes, from, size);
      if (!source.isReadable()) {
        current = null;
        source.release();
      }
      return size;
    } finally {
      reading.unlock();
      if (failure != null) {
        releaseCurrent();
      }
    }
  }

  private @Nullable ByteBuf source() throws IOException {
    if (current != null && failure == null) {
      return current;
    }
    boolean ask = false;
    lock.lock();
    try {
      await();
      ByteBuf next = queue.poll();
      if (next == null) {
        return null;
      }
      queued -= next.readableBytes();
      ask = wanting && queued < ENOUGH_BYTES / 2;
      wanting &= !ask;
      current = next;
      return next;
    } finally {
      lock.unlock();
      if (ask) {
        more.run();
      }
    }
  }

  private void await() throws IOException {
    long left = waitNanos;
    while (queue.isEmpty() && !ended && failure == null) {
      if (left <= 0) {
        failure = new IOException("the peer sent nothing for too long");
        late.run();
      } else {
        left = awaitOnce(left);
      }
    }
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private long awaitOnce(long nanos) throws IOException {
    try {
      return arrived.awaitNanos(nanos);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the peer");
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      ByteBuf now = current;
      return failure != null ? 0 : queued + (now == null ? 0 : now.readableBytes());
    } finally {
      lock.unlock();
    }
  }

  /** Nobody reads any more: what still comes is thrown away. */
  @Override
  public void close() {
    abandon(new IOException("closed by this side"));
    if (!hasEnded()) {
      closing.run();
    }
  }

  private void release() {
    queue.forEach(ByteBuf::release);
    queue.clear();
    queued = 0;
  }

  /** The reader owns it while it reads; then it comes by here itself. */
  private void releaseCurrent() {
    if (reading.tryLock()) {
      try {
        if (current != null) {
          current.release();
          current = null;
        }
      } finally {
        reading.unlock();
      }
    }
  }
}
