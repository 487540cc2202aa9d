package app.tangible.peer.libp2p.relay;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.Switchboard;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes the circuits that relays offer: those alone that we asked for a line. */
@Component(service = ProtocolHandler.class)
public final class Stop implements ProtocolHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final BorrowedLines lines;
  private final Switchboard switchboard;

  @Activate
  public Stop(@Reference BorrowedLines lines, @Reference Switchboard switchboard) {
    this.lines = lines;
    this.switchboard = switchboard;
  }

  @Override
  public Set<String> protocols() {
    return Set.of(StopMessage.PROTOCOL);
  }

  /** As many circuits as a relay of ours may lead here. */
  @Override
  public int streamsPerPeer() {
    return 64;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(PATIENCE);
    StopMessage message;
    try {
      message = Messages.readStop(stream);
    } catch (MalformedException e) {
      answer(stream, Status.MALFORMED_MESSAGE);
      return;
    }
    if (!(message instanceof StopMessage.Connect connect)) {
      answer(stream, Status.UNEXPECTED_MESSAGE);
      return;
    }
    PeerConnection relay = stream.connection();
    if (relay.route() == Route.RELAYED || !lines.lent(relay.peer())) {
      answer(stream, Status.PERMISSION_DENIED);
      return;
    }
    answer(stream, Status.OK);
    stream.deadline(SILENCE);
    Multiaddr place = relay.remote().withPeer(relay.peer());
    Multiaddr remote = CircuitTransport.through(place, connect.peer());
    CircuitLink link = new CircuitLink(stream, remote, connect.limit().limits(), false);
    try {
      switchboard.adopt(link, Optional.of(connect.peer()));
      link.awaitClosed();
    } catch (PeerException e) {
      throw new IOException("the circuit led to nobody: " + e.kind(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(PeerStream stream, Status status) throws IOException {
    Messages.send(stream, new StopMessage.Answer(status).bytes());
  }
}
