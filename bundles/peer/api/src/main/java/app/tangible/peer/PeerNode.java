package app.tangible.peer;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** This home among the peers. Its methods block; call them on virtual threads. */
@ProviderType
public interface PeerNode {

  /** Who we are. */
  PeerId self();

  /**
   * Where we can be reached: listened, observed and relayed, without {@code /p2p}; what other peers
   * are told.
   */
  List<Multiaddr> addresses();

  /**
   * A connection to the peer: the one that is there, or a new one to the first address that
   * answers. It is that peer: its key was proven.
   *
   * @throws PeerException when there is none in time
   */
  PeerConnection connect(PeerInfo peer);

  /**
   * A new stream with the first protocol that the peer speaks; connects by what is remembered of it
   * where there is no connection.
   *
   * @param protocols the best first
   * @throws PeerException when there is none in time
   */
  PeerStream open(PeerId peer, List<String> protocols);

  /** Those that are open now. */
  List<PeerConnection> connections();

  /** Remembers where a peer is. The number of peers, and of addresses for each, is bounded. */
  void remember(PeerInfo peer, Duration howLong);

  /** Where the peer may be, the best first; empty when nothing is known. */
  List<Multiaddr> remembered(PeerId peer);

  /** Tells of what happens from now on, until closed. */
  AutoCloseable watch(Watcher watcher);

  /** Until closed, connections to the peer are not given up for want of room. */
  default AutoCloseable keep(PeerId peer) {
    return () -> {};
  }

  /** Closes its connections and opens no other for a while. */
  void ban(PeerId peer, Duration howLong, String why);

  /** Hears what happens. Its methods return at once: they block nobody else. */
  @ConsumerType
  interface Watcher {

    /** It is open and its peer proven. */
    default void connected(PeerConnection connection) {}

    /** It is closed. */
    default void disconnected(PeerConnection connection) {}

    /** Its peer told, for the first time or anew, of itself. */
    default void identified(PeerConnection connection) {}

    /** {@link PeerNode#addresses} are others now. */
    default void addressesChanged() {}
  }
}
