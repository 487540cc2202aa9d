package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.libp2p.tcp.SharedPort;
import app.tangible.peer.libp2p.wire.Switchboard;
import app.tangible.peer.transport.RawLink;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call to one address, on a connection of its own and from a port of its own: from the port
 * that we listen at it might pass a hole that the peer's own call has left in its router.
 */
final class BackCall {

  private static final Logger LOG = LoggerFactory.getLogger(BackCall.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Switchboard switchboard;

  BackCall(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  /** Returns a {@code DialStatus}. */
  int make(Multiaddr address, PeerId peer, long nonce) {
    RawLink link;
    try {
      link = connect(address);
    } catch (IOException e) {
      LOG.debug("a call back found nobody: {}", e.toString());
      return DialMessage.DIAL_ERROR;
    }
    try (PeerConnection connection = switchboard.adopt(link, Optional.of(peer))) {
      return say(connection, nonce) ? DialMessage.DIAL_OK : DialMessage.DIAL_BACK_ERROR;
    } catch (IOException | PeerException e) {
      LOG.debug("a call back found somebody else, or nobody: {}", e.toString());
      return DialMessage.DIAL_ERROR;
    }
  }

  private static RawLink connect(Multiaddr address) throws IOException {
    InetSocketAddress to =
        new InetSocketAddress(address.ip().orElseThrow(), address.port().orElseThrow());
    return SharedPort.call(to, 0, CONNECT, true);
  }

  private static boolean say(PeerConnection connection, long nonce) {
    try (PeerStream stream = connection.open(List.of(DialBack.PROTOCOL))) {
      stream.deadline(ANSWER);
      Protobuf.writeDelimited(stream.out(), DialBack.bytes(nonce));
      Protobuf.readDelimited(stream.in(), DialBack.MAX_BYTES);
      return true;
    } catch (EOFException e) {
      return true; // it has read the nonce, and answers with the end alone as older ones do
    } catch (IOException | PeerException e) {
      LOG.debug("a call back was not answered: {}", e.toString());
      return false;
    }
  }
}
