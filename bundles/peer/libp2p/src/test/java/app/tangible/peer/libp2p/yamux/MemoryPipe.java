package app.tangible.peer.libp2p.yamux;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded pipe whose writer waits for its reader, like a socket. */
final class MemoryPipe {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] ring;
  private long read;
  private long written;
  private boolean closed;

  MemoryPipe(int bytes) {
    ring = new byte[bytes];
  }

  void close() {
    lock.lock();
    closed = true;
    changed.signalAll();
    lock.unlock();
  }

  InputStream in() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        return length == 0 ? 0 : take(to, offset, length);
      }
    };
  }

  OutputStream out() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
          done += put(from, offset + done, length - done);
        }
      }
    };
  }

  private int take(byte[] to, int offset, int length) {
    lock.lock();
    try {
      while (read == written && !closed) {
        changed.awaitUninterruptibly();
      }
      if (read == written) {
        return -1;
      }
      int at = (int) (read % ring.length);
      int n = (int) Math.min(Math.min(length, written - read), ring.length - at);
      System.arraycopy(ring, at, to, offset, n);
      read += n;
      changed.signalAll();
      return n;
    } finally {
      lock.unlock();
    }
  }

  private int put(byte[] from, int offset, int length) throws IOException {
    lock.lock();
    try {
      while (written - read == ring.length && !closed) {
        changed.awaitUninterruptibly();
      }
      if (closed) {
        throw new IOException("the pipe is closed");
      }
      int at = (int) (written % ring.length);
      int n = (int) Math.min(Math.min(length, ring.length - (written - read)), ring.length - at);
      System.arraycopy(from, offset, ring, at, n);
      written += n;
      changed.signalAll();
      return n;
    } finally {
      lock.unlock();
    }
  }
}
