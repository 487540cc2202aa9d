package app.tangible.peer.libp2p.kademlia;

import java.net.ProtocolException;

/** A request that is not answered: its stream is reset. */
final class RefusedException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
