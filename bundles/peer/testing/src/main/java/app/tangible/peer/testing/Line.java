package app.tangible.peer.testing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bytes under way: each chunk arrives at its time. */
final class Line {

  /** No bytes are the end. */
  record Chunk(byte[] bytes, long due) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private final long most;
  private long held;
  private boolean abandoned;

  Line(long most) {
    this.most = most;
  }

  void put(byte[] from, int length, long due) throws IOException, InterruptedException {
    lock.lock();
    try {
      while (held >= most && !abandoned) {
        changed.await();
      }
      if (abandoned) {
        throw new IOException("the other end is gone");
      }
      held += length;
      chunks.add(new Chunk(Arrays.copyOf(from, length), due));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void end(long due) {
    lock.lock();
    try {
      chunks.add(new Chunk(new byte[0], due));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void abandon() {
    lock.lock();
    try {
      abandoned = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Chunk take() throws InterruptedException {
    lock.lock();
    try {
      while (chunks.isEmpty()) {
        changed.await();
      }
      for (long left = left(); left > 0; left = left()) {
        changed.awaitNanos(left);
      }
      Chunk first = chunks.removeFirst();
      held -= first.bytes().length;
      changed.signalAll();
      return first;
    } finally {
      lock.unlock();
    }
  }

  private long left() {
    return chunks.getFirst().due() - System.nanoTime();
  }
}
