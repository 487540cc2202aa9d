package app.tangible.peer.libp2p.wire;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the protocols of this bundle may ask of the node beyond {@link app.tangible.peer.PeerNode}.
 */
public interface Switchboard {

  /**
   * A new connection, also where there is one already: to go from a relayed to a direct one.
   *
   * @throws app.tangible.peer.PeerException when none of the addresses answers
   */
  PeerConnection dial(PeerId peer, List<Multiaddr> addresses);

  /**
   * Makes a connection of a link that somebody else made: a hole that was punched.
   *
   * @throws IOException when the handshake fails; the link is closed then
   */
  PeerConnection adopt(RawLink link, Optional<PeerId> expected) throws IOException;

  /** Tells others this address too, until closed: it was observed, mapped or reserved. */
  AutoCloseable advertise(Multiaddr address);

  /** Where this node listens, as far as it knows itself. */
  List<Multiaddr> listening();

  /** What this node serves. */
  Set<String> protocols();

  /**
   * Sends a datagram that means nothing to this address from the port at which calls come in, where
   * a transport of datagrams understands it.
   *
   * @return whether one was sent
   */
  default boolean punch(Multiaddr address) {
    return false;
  }
}
