package app.tangible.peer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a peer tells of itself by the protocol identify. Nothing of it is proven, except the
 * addresses when they are signed.
 *
 * @param agent its program, for instance {@code js-libp2p/3.3.11}
 * @param protocolVersion the network that it means to be of
 * @param protocols that it serves
 * @param addresses where it listens; those that are not understood are left out
 * @param observed where it sees us come from
 * @param signed whether the addresses are of a peer record that it signed
 */
public record Identified(
    String agent,
    String protocolVersion,
    Set<String> protocols,
    List<Multiaddr> addresses,
    Optional<Multiaddr> observed,
    boolean signed) {

  /** Copies. */
  public Identified {
    protocols = Set.copyOf(protocols);
    addresses = List.copyOf(addresses);
  }
}
