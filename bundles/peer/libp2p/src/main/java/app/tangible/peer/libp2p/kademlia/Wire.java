package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerInfo;
import java.io.IOException;

/** How messages reach other peers. Its methods block. */
interface Wire {

  /**
   * An answer.
   *
   * @param from where the peer is that gave it
   */
  record Answer(Message message, Multiaddr from) {}

  /** Asks, and waits for the answer. */
  Answer ask(PeerInfo peer, Message request) throws IOException;

  /** Tells what is not answered. */
  void tell(PeerInfo peer, Message message) throws IOException;
}
