package app.tangible.peer.libp2p.relay;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protocol;
import app.tangible.peer.Route;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Calls addresses such as {@code /ip4/…/tcp/…/p2p/relay/p2p-circuit/p2p/peer}. */
@Component(service = Transport.class)
public final class CircuitTransport implements Transport {

  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final PeerNode node;

  @Activate
  public CircuitTransport(@Reference PeerNode node) {
    this.node = node;
  }

  @Override
  public boolean handles(Multiaddr address) {
    return address.isRelayed();
  }

  @Override
  public Link dial(Multiaddr address, Optional<PeerId> expected, Duration limit)
      throws IOException {
    Multiaddr place =
        address.relay().orElseThrow(() -> new IOException("an address that names no relay"));
    PeerId relay = place.peer().orElseThrow(() -> new IOException("a relay without its id"));
    PeerId target =
        address.peer().or(() -> expected).orElseThrow(() -> new IOException("a call to nobody"));
    if (place.isRelayed() || relay.equals(target) || relay.equals(node.self())) {
      throw new IOException("no circuit over a circuit, nor to the relay itself");
    }
    try {
      PeerConnection line = node.connect(new PeerInfo(relay, List.of(place.withoutPeer())));
      if (line.route() == Route.RELAYED) {
        throw new IOException("the relay itself is reached through a relay");
      }
      return dial(line, place, target, limit);
    } catch (PeerException | MalformedException e) {
      throw new IOException("the relay cannot be spoken to", e);
    }
  }

  private static Link dial(PeerConnection line, Multiaddr place, PeerId target, Duration limit)
      throws IOException {
    PeerStream stream = line.open(List.of(HopMessage.PROTOCOL));
    try {
      stream.deadline(limit);
      Messages.send(stream, new HopMessage.Connect(target).bytes());
      if (!(Messages.readHop(stream) instanceof HopMessage.Answer answer)
          || answer.status() != Status.OK) {
        throw new IOException("the relay refused a circuit");
      }
      stream.deadline(SILENCE);
      return new CircuitLink(stream, through(place, target), answer.limit().limits(), true);
    } catch (IOException | RuntimeException e) {
      stream.reset();
      throw e;
    }
  }

  /** The address of a peer behind a relay. */
  static Multiaddr through(Multiaddr relay, PeerId target) {
    return relay.with(Protocol.P2P_CIRCUIT, "").with(Protocol.P2P, target.text());
  }

  /** Nothing listens here: {@link BorrowedLines} asks for lines, {@link Stop} takes circuits. */
  @Override
  public Listening listen(Multiaddr address, Consumer<Link> accepted) {
    return new Nowhere();
  }

  private static final class Nowhere implements Listening {

    @Override
    public List<Multiaddr> addresses() {
      return List.of();
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
