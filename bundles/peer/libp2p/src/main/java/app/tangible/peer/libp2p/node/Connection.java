package app.tangible.peer.libp2p.node;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerException.Kind;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Route;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A muxed link as the rest of the product sees it. */
final class Connection implements PeerConnection {

  private final MuxedLink link;
  private final Negotiation negotiation;
  private final int maxServed;
  private final long since = System.nanoTime();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private volatile long used = since;
  private volatile boolean over;
  private volatile @Nullable Identified identified;

  Connection(MuxedLink link, Negotiation negotiation, int maxServed) {
    this.link = link;
    this.negotiation = negotiation;
    this.maxServed = maxServed;
  }

  /** From now on the peer's streams are served. */
  void start() {
    var unused = link.closed().whenComplete((nothing, failure) -> over = true);
    link.onStream(this::serve);
  }

  MuxedLink link() {
    return link;
  }

  // Called by the link's reader: it must not wait here.
  private void serve(MuxedStream stream) {
    if (served.incrementAndGet() > maxServed) {
      served.decrementAndGet();
      stream.reset();
      return;
    }
    try {
      negotiation.serve(this, stream, this::left);
    } catch (RejectedExecutionException e) {
      left();
      stream.reset();
    }
  }

  private void left() {
    served.decrementAndGet();
    used = System.nanoTime();
  }

  @Override
  public PeerStream open(List<String> protocols) {
    if (!isOpen()) {
      throw new PeerException(Kind.BROKEN, "the connection to " + peer() + " is closed");
    }
    opened.incrementAndGet();
    boolean done = false;
    try {
      PeerStream stream = negotiation.open(this, link.open(), protocols, this::closed);
      done = true;
      return stream;
    } catch (IOException e) {
      throw new PeerException(Kind.BROKEN, "no stream to " + peer() + ": " + e.getMessage(), e);
    } finally {
      if (!done) {
        closed();
      }
    }
  }

  private void closed() {
    opened.decrementAndGet();
    used = System.nanoTime();
  }

  /** How long nothing was opened or served; nothing while something is. */
  Duration unused() {
    boolean busy = served.get() > 0 || opened.get() > 0;
    return busy ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - used);
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  void identified(Identified told) {
    identified = told;
  }

  @Override
  public PeerId peer() {
    return link.peer();
  }

  @Override
  public Multiaddr remote() {
    return link.remote();
  }

  @Override
  public Multiaddr local() {
    return link.local();
  }

  @Override
  public boolean dialed() {
    return link.initiator();
  }

  @Override
  public Route route() {
    return link.route();
  }

  @Override
  public boolean limited() {
    return link.limited();
  }

  @Override
  public Optional<Duration> roundTrip() {
    return link.roundTrip();
  }

  @Override
  public Optional<Identified> identified() {
    return Optional.ofNullable(identified);
  }

  @Override
  public long bytesIn() {
    return link.bytesIn();
  }

  @Override
  public long bytesOut() {
    return link.bytesOut();
  }

  @Override
  public boolean isOpen() {
    return !over;
  }

  @Override
  public void close() {
    over = true;
    link.close();
  }
}
