package app.tangible.peer;

import java.io.IOException;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Serves protocols to other peers: a bundle adds one by registering such a service. */
@ConsumerType
public interface ProtocolHandler {

  /** Their ids, for instance {@code /tangible/piece/1.0.0}; always the same. */
  Set<String> protocols();

  /** How many streams a peer may have open at once; one more is reset. */
  int streamsPerPeer();

  /** Whether it may be spoken over a connection that a relay bounds. */
  default boolean overLimited() {
    return false;
  }

  /**
   * Serves one stream, on a virtual thread of its own. Returning closes it; an exception resets it:
   * {@link IOException}, {@link PeerException} and {@link MalformedException} are the peer's or the
   * line's fault, any other is ours and told as such.
   */
  void serve(PeerStream stream) throws IOException;
}
