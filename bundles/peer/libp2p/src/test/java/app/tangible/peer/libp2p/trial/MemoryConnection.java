package app.tangible.peer.libp2p.trial;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One end of a connection in memory. */
final class MemoryConnection implements PeerConnection {

  final MemoryNode owner;
  final MemoryNode other;
  private final boolean dialed;
  private final Route route;
  MemoryConnection back;
  private volatile boolean open = true;

  MemoryConnection(MemoryNode owner, MemoryNode other, boolean dialed, Route route) {
    this.owner = owner;
    this.other = other;
    this.dialed = dialed;
    this.route = route;
  }

  @Override
  public PeerId peer() {
    return other.self();
  }

  @Override
  public Multiaddr remote() {
    return other.addresses().getFirst();
  }

  @Override
  public Multiaddr local() {
    return owner.addresses().getFirst();
  }

  @Override
  public boolean dialed() {
    return dialed;
  }

  @Override
  public Route route() {
    return route;
  }

  @Override
  public boolean limited() {
    return route == Route.RELAYED;
  }

  @Override
  public Optional<Duration> roundTrip() {
    return Optional.empty();
  }

  @Override
  public Optional<Identified> identified() {
    return Optional.of(
        new Identified(
            "memory", "1", other.protocols(), other.addresses(), Optional.of(local()), false));
  }

  @Override
  public PeerStream open(List<String> protocols) {
    if (!open) {
      throw new PeerException(PeerException.Kind.BROKEN, "closed");
    }
    String spoken =
        protocols.stream()
            .filter(other.protocols()::contains)
            .findFirst()
            .orElseThrow(() -> new PeerException(PeerException.Kind.NO_PROTOCOL, "none"));
    Pipe there = new Pipe();
    Pipe here = new Pipe();
    other.serve(new MemoryStream(back, spoken, there, here));
    return new MemoryStream(this, spoken, here, there);
  }

  @Override
  public long bytesIn() {
    return 0;
  }

  @Override
  public long bytesOut() {
    return 0;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      back.open = false;
      owner.gone(this);
      other.gone(back);
    }
  }
}
