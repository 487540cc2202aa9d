package app.tangible.peer.libp2p.record;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import java.util.Collection;
import java.util.Optional;

/** Addresses that other peers tell. */
public final class Addresses {

  private Addresses() {}

  /** Adds it, unless it is of protocols that are not understood: others may know more. */
  public static void add(byte[] address, Collection<Multiaddr> to) {
    understood(address).ifPresent(to::add);
  }

  /** It, unless it is of protocols that are not understood. */
  public static Optional<Multiaddr> understood(byte[] address) {
    try {
      return Optional.of(Multiaddr.decode(address));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
