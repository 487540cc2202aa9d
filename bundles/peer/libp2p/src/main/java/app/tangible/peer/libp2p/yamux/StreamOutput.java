package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bytes that go on a stream, no more of them than the peer takes: each write is on the wire
 * when it returns. Its window is under the stream's lock.
 */
final class StreamOutput extends OutputStream {

  private static final long MOST_CREDIT = 1L << 40;

  private final YamuxStream stream;
  private final FrameWriter writer;
  private final ReentrantLock lock;
  private final Condition writable;
  private long credit = YamuxSettings.INITIAL_WINDOW;

  StreamOutput(YamuxStream stream, FrameWriter writer, ReentrantLock lock) {
    this.stream = stream;
    this.writer = writer;
    this.lock = lock;
    this.writable = lock.newCondition();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, from.length);
    int done = 0;
    while (done < length) {
      int part = takeCredit(length - done);
      writer.data(stream, from, offset + done, part);
      done += part;
    }
  }

  private int takeCredit(int wanted) throws IOException {
    lock.lock();
    try {
      Waiting waiting = stream.waiting(writable);
      stream.failIfNotWritable();
      while (credit == 0) {
        waiting.await();
        stream.failIfNotWritable();
      }
      int part = (int) Math.min(Math.min(wanted, writer.share()), credit);
      credit -= part;
      return part;
    } finally {
      lock.unlock();
    }
  }

  /** The peer takes more. */
  void credited(long delta) {
    lock.lock();
    try {
      credit = Math.min(credit + delta, MOST_CREDIT);
      writable.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Who waits is to look whether anything may be written still; under the stream's lock. */
  void wake() {
    writable.signalAll();
  }

  @Override
  public void close() {
    stream.closeWrite();
  }
}
