package app.tangible.decoder.guest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One guest at a time reads and changes an owner's files: several play, buy and sell at once. The
 * kernel lets go of it when a guest dies.
 */
final class OwnerLock implements AutoCloseable {

  // The kernel's locks are a process's, not a thread's.
  private static final ReentrantLock HERE = new ReentrantLock();

  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
  }

  static OwnerLock take(Path folder) throws IOException {
    HERE.lock();
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.lock();
        taken = lock.isValid();
        return new OwnerLock(channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException("one thread at a time", e);
    } finally {
      if (!taken) {
        HERE.unlock();
      }
    }
  }

  /** Whether it is still held is asked by all that it guards. */
  void require() {
    if (!channel.isOpen()) {
      throw new IllegalStateException("the owner's files are changed without their lock");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HERE.unlock();
    }
  }
}
