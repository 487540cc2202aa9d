package app.tangible.peer.libp2p.yamux;

import app.tangible.peer.transport.MuxedStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One stream of a session: both of its windows and its state are under one lock. */
final class YamuxStream implements MuxedStream {

  private static final long MOST_CREDIT = 1L << 40;
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final int id;
  private final boolean ours;
  private final Yamux session;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition readable = lock.newCondition();
  private final Condition writable = lock.newCondition();
  private final Inbound inbound;
  private long credit = YamuxSettings.INITIAL_WINDOW;
  private @Nullable Duration deadline;

  private boolean queued; // a control frame of ours waits for its turn
  private boolean greeted; // our SYN or ACK was made
  private boolean acknowledged;
  private boolean updateDue;
  private boolean resetDue;
  private boolean writeClosed;
  private boolean finSent;
  private boolean readClosed;
  private @Nullable IOException failure;
  private @Nullable Future<?> linger;

  YamuxStream(int id, boolean ours, Yamux session, Inbound inbound) {
    this.id = id;
    this.ours = ours;
    this.session = session;
    this.inbound = inbound;
    this.acknowledged = !ours;
  }

  int id() {
    return id;
  }

  boolean isOurs() {
    return ours;
  }

  @Override
  public InputStream in() {
    return new StreamInput(this);
  }

  @Override
  public OutputStream out() {
    return new StreamOutput(this);
  }

  @Override
  public void deadline(Duration forEachRead) {
    lock.lock();
    try {
      deadline = forEachRead;
    } finally {
      lock.unlock();
    }
  }

  // --- reading and writing ---

  int read(byte[] to, int offset, int length) throws IOException {
    lock.lock();
    try {
      if (inbound.unread() == 0 && !awaitBytes()) {
        return -1;
      }
      int bytes = inbound.take(to, offset, length);
      session.learned(inbound.tune(bytes, session.roundTripNanos()));
      if (inbound.isUpdateDue()) {
        updateDue = true;
        queue();
      }
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  int available() {
    lock.lock();
    try {
      return (int) Math.min(inbound.unread(), Integer.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  /** False at the end. */
  private boolean awaitBytes() throws IOException {
    long left = nanosToWait();
    while (inbound.unread() == 0) {
      failIfOver();
      if (inbound.isFinished()) {
        return false;
      }
      if (readClosed) {
        throw new IOException("the stream is closed");
      }
      if (ours && !greeted) {
        queue();
      }
      left = await(readable, left);
    }
    return true;
  }

  void write(byte[] from, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int part = takeCredit(length - done);
      session.writer().data(this, from, offset + done, part);
      done += part;
    }
  }

  private int takeCredit(int wanted) throws IOException {
    lock.lock();
    try {
      long left = nanosToWait();
      failIfNotWritable();
      while (credit == 0) {
        left = await(writable, left);
        failIfNotWritable();
      }
      int part = (int) Math.min(Math.min(wanted, session.writer().share()), credit);
      credit -= part;
      return part;
    } finally {
      lock.unlock();
    }
  }

  private long nanosToWait() {
    return deadline == null ? Long.MAX_VALUE : deadline.toNanos();
  }

  private long await(Condition condition, long left) throws IOException {
    try {
      if (left == Long.MAX_VALUE) {
        condition.await();
        return left;
      }
      long rest = condition.awaitNanos(left);
      if (rest <= 0) {
        fail(new SocketTimeoutException("the peer is silent for too long"), true);
      }
      return rest;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new IOException("interrupted"), true);
      return left;
    }
  }

  private void failIfNotWritable() throws IOException {
    failIfOver();
    if (writeClosed) {
      throw new IOException("the stream is closed for writing");
    }
  }

  private void failIfOver() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  // --- what the wire brought: called by the session's reader ---

  void acknowledged() {
    lock.lock();
    try {
      acknowledge();
    } finally {
      lock.unlock();
    }
  }

  private void acknowledge() {
    if (!acknowledged) {
      acknowledged = true;
      session.acknowledged();
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

  /** Takes the bytes of a data frame off the wire. */
  void receive(InputStream wire, int length) throws IOException {
    int left = length;
    boolean wanted = admit(length);
    while (wanted && left > 0) {
      ReceiveBuffer.Segment segment = reserve(left);
      int bytes = wire.read(segment.bytes, segment.to, Math.min(left, segment.room()));
      if (bytes < 0) {
        throw new EOFException("the connection ended within a frame");
      }
      left -= bytes;
      wanted = arrived(segment, bytes);
    }
    Yamux.skip(wire, left);
  }

  private boolean admit(int length) throws YamuxException {
    lock.lock();
    try {
      inbound.received(length);
      if (inbound.isFinished()) {
        fail(new IOException("the peer sent data after the end"), true);
      } else if (!isDeaf() && !inbound.fits(length)) {
        fail(new IOException("the peer sent more than memory allows"), true);
      }
      return !isDeaf();
    } finally {
      lock.unlock();
    }
  }

  private ReceiveBuffer.Segment reserve(int bytes) {
    lock.lock();
    try {
      return inbound.reserve(bytes);
    } finally {
      lock.unlock();
    }
  }

  private boolean arrived(ReceiveBuffer.Segment segment, int bytes) {
    lock.lock();
    try {
      if (isDeaf()) {
        inbound.drop();
        return false;
      }
      inbound.filled(segment, bytes);
      readable.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDeaf() {
    return readClosed || failure != null;
  }

  /** The peer sends nothing more. */
  void finished() {
    lock.lock();
    try {
      inbound.finish();
      readable.signalAll();
      forgetWhenOver();
    } finally {
      lock.unlock();
    }
  }

  void resetByPeer() {
    lock.lock();
    try {
      fail(new IOException("the peer reset the stream"), false);
    } finally {
      lock.unlock();
    }
  }

  /** The connection is over; what came before can still be read. */
  void broken(IOException why) {
    lock.lock();
    try {
      if (failure == null) {
        failure = why;
        end();
      }
    } finally {
      lock.unlock();
    }
  }

  // --- ends ---

  @Override
  public void closeWrite() {
    lock.lock();
    try {
      if (!writeClosed && failure == null) {
        writeClosed = true;
        writable.signalAll();
        queue();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closeWrite();
      if (!readClosed) {
        readClosed = true;
        inbound.drop();
        readable.signalAll();
        // An RST at once could overtake, at the peer, what we wrote.
        linger =
            inbound.isFinished() || failure != null ? null : session.later(this::reset, LINGER);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void reset() {
    lock.lock();
    try {
      fail(new IOException("the stream was reset"), true);
      // Also where it was broken before: nobody reads the rest.
      inbound.drop();
    } finally {
      lock.unlock();
    }
  }

  private void fail(IOException why, boolean tellPeer) {
    if (failure != null) {
      return;
    }
    failure = why;
    inbound.drop();
    boolean known = greeted || !ours;
    if (tellPeer && known && !isOver()) {
      resetDue = true;
      session.expectStray(inbound.expected());
      queue();
    }
    end();
  }

  private boolean isOver() {
    return finSent && inbound.isFinished();
  }

  private void forgetWhenOver() {
    if (isOver()) {
      end();
    }
  }

  private void end() {
    acknowledge();
    session.forget(this);
    readable.signalAll();
    writable.signalAll();
    if (linger != null) {
      linger.cancel(false);
    }
  }

  // --- frames of ours: made in their turn ---

  private void queue() {
    if (!queued) {
      queued = true;
      session.offer(this::frame);
    }
  }

  /** Tells the peer of a window that is larger than the first. */
  void announce() {
    lock.lock();
    try {
      updateDue = true;
      queue();
    } finally {
      lock.unlock();
    }
  }

  int flagsForData() throws IOException {
    lock.lock();
    try {
      failIfOver();
      if (finSent) {
        throw new IOException("the stream is closed for writing");
      }
      return greeting();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Header> frame() {
    lock.lock();
    try {
      queued = false;
      if (failure != null) {
        boolean due = resetDue;
        resetDue = false;
        return due ? Optional.of(Header.window(id, Header.RST, 0)) : Optional.empty();
      }
      long delta = updateDue ? inbound.grant() : 0;
      updateDue = false;
      int flags = greeting() | fin();
      return delta == 0 && flags == 0
          ? Optional.empty()
          : Optional.of(Header.window(id, flags, delta));
    } finally {
      lock.unlock();
    }
  }

  private int greeting() {
    if (greeted) {
      return 0;
    }
    greeted = true;
    return ours ? Header.SYN : Header.ACK;
  }

  private int fin() {
    if (!writeClosed || finSent) {
      return 0;
    }
    finSent = true;
    forgetWhenOver();
    return Header.FIN;
  }
}
