package app.tangible.peer.quic;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bytes for a stream. Small writes are gathered until the socket's thread comes by, or a flush; a
 * writer waits while so much lies here that QUIC, by its windows and the path, does not take.
 */
final class StreamOutput extends OutputStream {

  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int FIRST_BYTES = 2 * 1024;
  private static final int AHEAD_BYTES = 512 * 1024;

  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taken = lock.newCondition();
  private final QuicStreamChannel channel;
  private final Tally tally;
  private final LoneEnd lone;
  private final Runnable ended;
  private final AtomicBoolean comingBy = new AtomicBoolean();
  private volatile @Nullable ByteBuf gathered;
  private int ahead;
  private boolean finished;
  private volatile @Nullable IOException failure;

  /**
   * For this channel.
   *
   * @param lone when the end may go by itself
   * @param ended is run when QUIC took the end, on the socket's thread
   */
  StreamOutput(QuicStreamChannel channel, Tally tally, LoneEnd lone, Runnable ended) {
    this.channel = channel;
    this.tally = tally;
    this.lone = lone;
    this.ended = ended;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, bytes.length);
    writing.lock();
    try {
      check();
      int at = from;
      while (at < from + length) {
        at += gather(bytes, at, from + length - at);
      }
    } finally {
      writing.unlock();
      releaseIfFailed();
    }
    comeBy();
  }

  // After the lock is free: else the socket's thread, which does not wait for it, may miss bytes.
  private void comeBy() {
    if (gathered != null && comingBy.compareAndSet(false, true)) {
      Loops.run(channel.eventLoop(), this::sendGathered);
    }
  }

  private void sendGathered() {
    comingBy.set(false);
    if (writing.tryLock()) {
      try {
        ByteBuf rest = gathered;
        if (rest != null && failure == null) {
          gathered = null;
          lock.lock();
          try {
            ahead += rest.readableBytes();
          } finally {
            lock.unlock();
          }
          // Behind what was sent while this waited.
          if (!Loops.run(channel.eventLoop(), () -> write(rest))) {
            rest.release();
          }
        }
      } finally {
        writing.unlock();
      }
    }
  }

  private int gather(byte[] bytes, int from, int length) throws IOException {
    ByteBuf target = gathered;
    if (target == null) {
      int first = Math.min(CHUNK_BYTES, Math.max(FIRST_BYTES, length));
      target = channel.alloc().directBuffer(first, CHUNK_BYTES);
      gathered = target;
    }
    int size = Math.min(length, CHUNK_BYTES - target.readableBytes());
    target.writeBytes(bytes, from, size);
    if (target.readableBytes() == CHUNK_BYTES) {
      send(target);
    }
    return size;
  }

  /** The socket's thread comes by anyway: an end that follows at once goes with the bytes. */
  @Override
  public void flush() throws IOException {
    check();
    comeBy();
  }

  private void send(ByteBuf bytes) throws IOException {
    int size = bytes.readableBytes();
    awaitRoom(size);
    gathered = null;
    if (!Loops.run(channel.eventLoop(), () -> write(bytes))) {
      bytes.release();
      throw new IOException("the node is closed");
    }
  }

  private void write(ByteBuf bytes) {
    int size = bytes.readableBytes();
    tally.out(size);
    channel.write(bytes).addListener(done -> took(size, done));
  }

  private void awaitRoom(int size) throws IOException {
    lock.lock();
    try {
      while (ahead + size > AHEAD_BYTES && failure == null) {
        taken.await();
      }
      check();
      ahead += size;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the peer takes nothing");
    } finally {
      lock.unlock();
    }
  }

  private void took(int size, Future<?> done) {
    lone.bytesTaken();
    lock.lock();
    try {
      ahead -= size;
      taken.signalAll();
    } finally {
      lock.unlock();
    }
    if (!done.isSuccess()) {
      fail(new IOException("the peer takes no more", done.cause()));
    }
  }

  /** Nothing more: what was written still arrives. */
  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      if (finished || failure != null) {
        return;
      }
      ByteBuf rest = gathered == null ? Unpooled.EMPTY_BUFFER : gathered;
      awaitRoom(rest.readableBytes());
      gathered = null;
      finished = true;
      // Unlike shutdownOutput() this keeps its place behind what still waits to be sent.
      if (!Loops.run(channel.eventLoop(), () -> writeLast(rest))) {
        rest.release();
      }
    } finally {
      writing.unlock();
      releaseIfFailed();
    }
  }

  private void writeLast(ByteBuf rest) {
    if (rest.isReadable()) {
      int size = rest.readableBytes();
      tally.out(size);
      writeEnd(rest).addListener(done -> took(size, done));
    } else {
      writeLoneEnd();
    }
  }

  private void writeLoneEnd() {
    long wait = channel.isActive() ? lone.waitNanos() : 0;
    if (wait > 0) {
      channel.eventLoop().schedule(this::writeLoneEnd, wait, TimeUnit.NANOSECONDS);
    } else {
      writeEnd(Unpooled.EMPTY_BUFFER);
    }
  }

  private ChannelFuture writeEnd(ByteBuf last) {
    return channel.write(new DefaultQuicStreamFrame(last, true)).addListener(_ -> ended.run());
  }

  /** From any thread: writes fail from now on. */
  void fail(IOException cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      taken.signalAll();
    } finally {
      lock.unlock();
    }
    releaseIfFailed();
  }

  private void check() throws IOException {
    IOException cause = failure;
    if (cause != null) {
      throw new IOException(cause.getMessage(), cause);
    }
    if (finished) {
      throw new IOException("closed by this side");
    }
  }

  /** The writer owns what is gathered while it writes; then it comes by here itself. */
  private void releaseIfFailed() {
    if (failure != null && writing.tryLock()) {
      try {
        if (gathered != null) {
          gathered.release();
          gathered = null;
        }
      } finally {
        writing.unlock();
      }
    }
  }
}
