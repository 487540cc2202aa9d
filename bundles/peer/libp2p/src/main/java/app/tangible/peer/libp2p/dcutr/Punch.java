package app.tangible.peer.libp2p.dcutr;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.tcp.SharedPort;
import app.tangible.peer.libp2p.wire.Switchboard;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both ends call each other at once, each from the port that it listens on, whose mapping in its
 * router the other knows (DCUtR.md step 5). A refusal is no answer yet: where one router meets the
 * first packet before the own end has called, it may refuse it for as long as that takes.
 */
final class Punch {

  private static final Logger LOG = LoggerFactory.getLogger(Punch.class);
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration ONE_CALL = Duration.ofSeconds(2);

  private final Switchboard switchboard;
  private final PeerId peer;
  private final boolean initiator;
  private final Set<Integer> ports;
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicReference<PeerConnection> won = new AtomicReference<>();
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * Prepares.
   *
   * @param initiator "A is assumed to be the client and B the server", whoever called below
   */
  Punch(Switchboard switchboard, PeerId peer, boolean initiator) {
    this.switchboard = switchboard;
    this.peer = peer;
    this.initiator = initiator;
    Set<Integer> listened = Places.ports(switchboard.listening());
    ports = listened.isEmpty() ? Set.of(0) : listened;
  }

  /** The first connection that came about; the others are given up. */
  Optional<PeerConnection> at(List<Multiaddr> places) throws InterruptedException {
    long end = System.nanoTime() + TIME.toNanos();
    List<Thread> callers = new ArrayList<>();
    for (Multiaddr place : places) {
      for (int port : ports) {
        callers.add(Thread.ofVirtual().name("punch").start(() -> call(place, port, end)));
      }
    }
    for (Thread caller : callers) {
      caller.join();
    }
    return Optional.ofNullable(won.get());
  }

  private void call(Multiaddr place, int port, long end) {
    try {
      while (won.get() == null && end - System.nanoTime() > 0) {
        try {
          use(SharedPort.call(Places.socket(place), port, ONE_CALL, initiator));
        } catch (IOException e) {
          LOG.trace("not yet: {}", e.toString());
        }
        if (done.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The client secures one at a time, the server whichever the client chooses. */
  private void use(RawLink link) {
    if (initiator) {
      turn.lock();
    }
    try {
      if (won.get() != null) {
        link.close();
        return;
      }
      PeerConnection connection = switchboard.adopt(link, Optional.of(peer));
      if (won.compareAndSet(null, connection)) {
        done.countDown();
      } else {
        connection.close();
      }
    } catch (IOException | PeerException e) {
      LOG.debug("a hole led to nobody: {}", e.toString());
    } finally {
      if (initiator) {
        turn.unlock();
      }
    }
  }
}
