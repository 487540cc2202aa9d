package app.tangible.peer.libp2p.node;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerException.Kind;
import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.connections.Upgrader;
import app.tangible.peer.libp2p.wire.WrongPeerException;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.RawLink;
import app.tangible.peer.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls a peer at several addresses: the next one when one fails or after a quarter of a second
 * (RFC 8305 §5), direct ones before relayed ones; the first that proves to be the peer wins.
 */
final class Dialer {

  private static final Duration STAGGER = Duration.ofMillis(250);

  private final List<Transport> transports;
  private final Upgrader upgrader;
  private final NodeSettings settings;
  private final PeerBook book;
  private final ExecutorService threads;

  Dialer(
      List<Transport> transports,
      Upgrader upgrader,
      NodeSettings settings,
      PeerBook book,
      ExecutorService threads) {
    this.transports = transports;
    this.upgrader = upgrader;
    this.settings = settings;
    this.book = book;
    this.threads = threads;
  }

  private record Outcome(
      Multiaddr address, @Nullable MuxedLink link, @Nullable IOException failure) {}

  /** Whether some transport understands the address. */
  boolean handles(Multiaddr address) {
    return transport(address).isPresent();
  }

  private Optional<Transport> transport(Multiaddr address) {
    return transports.stream().filter(each -> each.handles(address)).findFirst();
  }

  /** Calls these in their order; never more than once. */
  MuxedLink dial(PeerId peer, List<Multiaddr> addresses) {
    Deque<Multiaddr> next = new ArrayDeque<>(addresses);
    List<Outcome> failures = new ArrayList<>();
    Race race = new Race();
    try {
      while (failures.size() < addresses.size()) {
        if (!next.isEmpty()) {
          Multiaddr address = next.removeFirst();
          race.calls.add(threads.submit(() -> race.add(call(peer, address))));
        }
        Outcome outcome = race.next(next.isEmpty());
        if (outcome != null && outcome.link() != null) {
          book.answered(peer, outcome.address());
          return outcome.link();
        }
        if (outcome != null) {
          book.failed(peer, outcome.address());
          failures.add(outcome);
        }
      }
      throw unreachable(peer, failures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerException(Kind.UNREACHABLE, "interrupted", e);
    } finally {
      race.end();
    }
  }

  private Outcome call(PeerId peer, Multiaddr address) {
    try {
      Transport transport =
          transport(address).orElseThrow(() -> new IOException("no way to " + address));
      Link link = transport.dial(address, Optional.of(peer), settings.connect());
      return new Outcome(address, secured(link, peer), null);
    } catch (IOException e) {
      return new Outcome(address, null, e);
    } catch (RuntimeException e) {
      return new Outcome(address, null, new IOException("the transport failed", e));
    }
  }

  private MuxedLink secured(Link link, PeerId peer) throws IOException {
    MuxedLink muxed =
        switch (link) {
          case RawLink raw -> upgrader.upgrade(raw, Optional.of(peer));
          case MuxedLink ready -> ready;
        };
    if (!muxed.peer().equals(peer)) {
      muxed.close();
      throw new WrongPeerException(peer, muxed.peer());
    }
    return muxed;
  }

  private static PeerException unreachable(PeerId peer, List<Outcome> failures) {
    StringBuilder text = new StringBuilder("no address of " + peer + " answers");
    boolean wrong = false;
    for (Outcome each : failures) {
      IOException failure = each.failure();
      text.append("; ").append(each.address()).append(": ");
      text.append(failure == null ? "no answer" : failure.getMessage());
      wrong |= isWrongPeer(failure);
    }
    return new PeerException(wrong ? Kind.WRONG_PEER : Kind.UNREACHABLE, text.toString());
  }

  /** A transport of another bundle says it by a PeerException. */
  private static boolean isWrongPeer(@Nullable IOException failure) {
    return failure instanceof WrongPeerException
        || failure != null
            && failure.getCause() instanceof PeerException told
            && told.kind() == Kind.WRONG_PEER;
  }

  /** What came of the calls; who wins after the end is hung up on. */
  private static final class Race {

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Future<?>> calls = new ArrayList<>();
    private boolean over;

    synchronized void add(Outcome outcome) {
      if (over) {
        hangUp(outcome);
      } else {
        outcomes.add(outcome);
      }
    }

    synchronized void end() {
      over = true;
      outcomes.forEach(Race::hangUp);
      calls.forEach(each -> each.cancel(true));
    }

    private static void hangUp(Outcome outcome) {
      if (outcome.link() != null) {
        outcome.link().close();
      }
    }

    @Nullable Outcome next(boolean last) throws InterruptedException {
      return last ? outcomes.take() : outcomes.poll(STAGGER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
