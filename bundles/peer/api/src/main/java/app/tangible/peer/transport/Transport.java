package app.tangible.peer.transport;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to reach addresses: a bundle adds one by registering such a service. */
@ConsumerType
public interface Transport {

  /** Whether it understands the address. */
  boolean handles(Multiaddr address);

  /**
   * Calls.
   *
   * @param expected who should be there; a transport that proves it refuses anybody else
   * @param limit for all of it
   */
  Link dial(Multiaddr address, Optional<PeerId> expected, Duration limit) throws IOException;

  /**
   * Takes calls.
   *
   * @param accepted is called on a thread that it may hold up
   */
  Listening listen(Multiaddr address, Consumer<Link> accepted) throws IOException;

  /**
   * Opens a way through our own NAT for the call that somebody makes from this address: sends there
   * a datagram that means nothing, from the port at which calls come in (libp2p specs, DCUtR).
   *
   * @return false where a transport has no datagrams
   */
  default boolean punch(Multiaddr address) throws IOException {
    return false;
  }
}
