package app.tangible.player.vlc;

import app.tangible.player.ByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A file that can stall, fail and be watched. */
final class FileSource implements ByteSource {

  private final FileChannel channel;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long failsAt = Long.MAX_VALUE;
  private volatile long stallsAt = Long.MAX_VALUE;
  private final CountDownLatch stalled = new CountDownLatch(1);

  FileSource(Path file) {
    try {
      channel = FileChannel.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileSource failingAt(long position) {
    failsAt = position;
    return this;
  }

  FileSource stallingAt(long position) {
    stallsAt = position;
    return this;
  }

  CountDownLatch stalled() {
    return stalled;
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position + target.remaining() > stallsAt) {
      stalled.countDown();
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("closed while it waited");
    }
    if (position + target.remaining() > failsAt) {
      throw new IOException("the disk is gone at " + position);
    }
    return channel.read(target, position);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
