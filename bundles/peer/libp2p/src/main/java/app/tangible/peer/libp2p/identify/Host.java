package app.tangible.peer.libp2p.identify;

import app.tangible.peer.Identified;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerConnection;
import java.util.List;
import java.util.Set;

/** The node, as far as {@link Identify} needs it. */
public interface Host {

  /** What this node serves. */
  Set<String> protocols();

  /** Where it can be reached, without {@code /p2p}. */
  List<Multiaddr> addresses();

  /** The peer told of itself, for the first time or anew. */
  void identified(PeerConnection connection, Identified told);
}
