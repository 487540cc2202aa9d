package app.tangible.peer.libp2p.yamux;

import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a session, from its first frame to its end: each side ends for itself, or both at
 * once. Its state and that of both sides are under one lock.
 */
final class YamuxStream implements MuxedStream {

  private static final Duration LINGER = Duration.ofSeconds(5);

  private final int id;
  private final boolean ours;
  private final Yamux session;
  private final ReentrantLock lock = new ReentrantLock();
  private final Inbound inbound;
  private final StreamInput input;
  private final StreamOutput output;
  private final ControlFrames controls;
  private @Nullable Duration deadline;

  private boolean queued; // a control frame of ours waits for its turn
  private boolean acknowledged;
  private @Nullable IOException failure;
  private @Nullable Future<?> linger;

  YamuxStream(int id, boolean ours, Yamux session, Inbound inbound) {
    this.id = id;
    this.ours = ours;
    this.session = session;
    this.inbound = inbound;
    this.input = new StreamInput(this, session, inbound, lock);
    this.output = new StreamOutput(this, session.writer(), lock);
    this.controls = new ControlFrames(id, ours);
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
    return input;
  }

  @Override
  public OutputStream out() {
    return output;
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

  // --- for its two sides, under its lock ---

  Waiting waiting(Condition condition) {
    return new Waiting(condition, deadline, this::fail);
  }

  void failIfNotWritable() throws IOException {
    failIfOver();
    if (controls.isFinDue()) {
      throw new IOException("the stream is closed for writing");
    }
  }

  void failIfOver() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  /** Who waits for an answer must have said something. */
  void introduce() {
    if (controls.isUnheard()) {
      queue();
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

  void credited(long delta) {
    output.credited(delta);
  }

  void receive(InputStream wire, int length) throws IOException {
    input.receive(wire, length);
  }

  /** The peer sends nothing more. */
  void finished() {
    lock.lock();
    try {
      input.finish();
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
      if (!controls.isFinDue() && failure == null) {
        controls.fin();
        output.wake();
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
      if (input.refuse()) {
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
      fail(new IOException("the stream was reset"));
      // Also where it was broken before: nobody reads the rest.
      inbound.drop();
    } finally {
      lock.unlock();
    }
  }

  /** The end, both ways, and the peer is told; under the lock. */
  void fail(IOException why) {
    fail(why, true);
  }

  private void fail(IOException why, boolean tellPeer) {
    if (failure != null) {
      return;
    }
    failure = why;
    inbound.drop();
    if (tellPeer && !controls.isUnheard() && !isOver()) {
      controls.reset();
      session.stray().expect(inbound.expected());
      queue();
    }
    end();
  }

  private boolean isOver() {
    return controls.isFinSent() && inbound.isFinished();
  }

  private void forgetWhenOver() {
    if (isOver()) {
      end();
    }
  }

  private void end() {
    acknowledge();
    session.forget(this);
    input.wake();
    output.wake();
    if (linger != null) {
      linger.cancel(false);
    }
  }

  // --- frames of ours: made in their turn ---

  /** Tells the peer of a window that is larger than it knows. */
  void announce() {
    lock.lock();
    try {
      controls.update();
      queue();
    } finally {
      lock.unlock();
    }
  }

  private void queue() {
    if (!queued) {
      queued = true;
      session.offer(this::frame);
    }
  }

  private Optional<Header> frame() {
    lock.lock();
    try {
      queued = false;
      if (failure != null) {
        return controls.last();
      }
      Optional<Header> frame = controls.next(inbound::grant);
      forgetWhenOver();
      return frame;
    } finally {
      lock.unlock();
    }
  }

  int flagsForData() throws IOException {
    lock.lock();
    try {
      failIfOver();
      if (controls.isFinSent()) {
        throw new IOException("the stream is closed for writing");
      }
      return controls.greeting();
    } finally {
      lock.unlock();
    }
  }
}
