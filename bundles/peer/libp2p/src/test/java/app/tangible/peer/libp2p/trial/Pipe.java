package app.tangible.peer.libp2p.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One direction of a stream in memory. */
final class Pipe {

  private static final int MAX_CHUNKS = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private byte[] current = {};
  private int at;
  private boolean ended;
  private boolean broken;
  private Duration deadline = Duration.ofMinutes(1);

  void deadline(Duration each) {
    deadline = each;
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void reset() {
    lock.lock();
    try {
      broken |= !(ended && chunks.isEmpty() && at == current.length);
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void write(byte[] bytes) throws IOException {
    lock.lock();
    try {
      while (chunks.size() >= MAX_CHUNKS && !ended) {
        changed.awaitUninterruptibly();
      }
      if (ended) {
        throw new IOException("closed or reset");
      }
      chunks.addLast(bytes);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int read(byte[] into, int from, int length) throws IOException {
    lock.lock();
    try {
      long left = deadline.toNanos();
      while (at == current.length && chunks.isEmpty() && !ended) {
        left = changed.awaitNanos(left);
        if (left <= 0) {
          throw new IOException("the deadline has passed");
        }
      }
      if (broken) {
        throw new IOException("reset");
      }
      if (at == current.length) {
        if (chunks.isEmpty()) {
          return -1;
        }
        current = chunks.removeFirst();
        at = 0;
        changed.signalAll();
      }
      int n = Math.min(length, current.length - at);
      System.arraycopy(current, at, into, from, n);
      at += n;
      return n;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      lock.unlock();
    }
  }

  InputStream in() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        return length == 0 ? 0 : Pipe.this.read(into, from, length);
      }
    };
  }

  OutputStream out() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        Pipe.this.write(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
          Pipe.this.write(Arrays.copyOfRange(bytes, from, from + length));
        }
      }
    };
  }
}
