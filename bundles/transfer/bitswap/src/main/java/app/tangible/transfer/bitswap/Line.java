package app.tangible.transfer.bitswap;

import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Our messages to one peer, on a stream that is open while there are any. A thread is there as long
 * as the stream is.
 */
final class Line {

  static final String PROTOCOL = "/ipfs/bitswap/1.2.0";

  /** Helia resets a stream that is silent for five seconds. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** What is to be said. */
  interface Source {
    /** The next message; empty when there is none now. Called by one thread at a time. */
    Optional<Message> next() throws IOException, InterruptedException;

    /** The peer cannot be told; nothing is asked for until the next nudge. */
    void unheard(IOException why);
  }

  private final PeerNode node;
  private final PeerId peer;
  private final Source source;
  private final Executor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition nudged = lock.newCondition();
  private volatile @Nullable Talk talking;
  private volatile long sayingSince;
  private volatile boolean closed;
  private boolean nudge;
  private boolean running;

  Line(PeerNode node, PeerId peer, Source source, Executor threads) {
    this.node = node;
    this.peer = peer;
    this.source = source;
    this.threads = threads;
  }

  /** There may be something to say. */
  void nudge() {
    lock.lock();
    try {
      nudge = true;
      nudged.signal();
      if (!running) {
        running = true;
        threads.execute(this::run);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the peer has not read a message for so long. */
  boolean isStuck(Duration howLong) {
    long since = sayingSince;
    return since != 0 && System.nanoTime() - since > howLong.toNanos();
  }

  /** Says nothing more, not even to the end of what is being said. */
  void cut() {
    closed = true;
    Talk talk = talking;
    if (talk != null) {
      talk.cut();
    }
  }

  private void run() {
    Talk talk = new Talk();
    talking = talk;
    try {
      while (isNudged()) {
        for (Optional<Message> next = source.next(); next.isPresent(); next = source.next()) {
          say(talk, MessageCodec.encode(next.get()));
        }
      }
      talk.end();
    } catch (IOException e) {
      talk.cut();
      stopped();
      source.unheard(e);
    } catch (InterruptedException e) {
      talk.cut();
      stopped();
      Thread.currentThread().interrupt();
    }
  }

  private void say(Talk talk, byte[] message) throws IOException {
    sayingSince = System.nanoTime();
    try {
      talk.say(message);
    } finally {
      sayingSince = 0;
    }
  }

  /** Waits a while for a nudge; without one, this run is over. */
  private boolean isNudged() throws InterruptedException {
    lock.lock();
    try {
      long left = IDLE.toNanos();
      while (!nudge && left > 0) {
        left = nudged.awaitNanos(left);
      }
      running = nudge;
      nudge = false;
      return running;
    } finally {
      lock.unlock();
    }
  }

  private void stopped() {
    lock.lock();
    try {
      running = false;
      nudge = false;
    } finally {
      lock.unlock();
    }
  }

  private final class Talk {

    private volatile @Nullable PeerStream stream;

    /** Once more on a fresh stream, for the peer may have closed the old one as idle. */
    void say(byte[] message) throws IOException {
      PeerStream old = stream;
      if (old != null) {
        try {
          Protobuf.writeDelimited(old.out(), message);
          return;
        } catch (IOException e) {
          cut();
        }
      }
      if (closed) {
        throw new IOException("the line is cut");
      }
      try {
        PeerStream fresh = node.open(peer, List.of(PROTOCOL));
        stream = fresh;
        Protobuf.writeDelimited(fresh.out(), message);
      } catch (PeerException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    void end() {
      PeerStream open = stream;
      if (open != null) {
        open.close();
      }
    }

    void cut() {
      PeerStream open = stream;
      if (open != null) {
        open.reset();
        stream = null;
      }
    }
  }
}
