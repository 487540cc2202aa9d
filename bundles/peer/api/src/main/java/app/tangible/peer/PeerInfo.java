package app.tangible.peer;

import java.util.List;

/**
 * A peer and where it may be found.
 *
 * @param id who it is
 * @param addresses where, the best first; at most 64
 */
public record PeerInfo(PeerId id, List<Multiaddr> addresses) {

  /** More addresses of one peer are not kept. */
  public static final int MAX_ADDRESSES = 64;

  /** Copies. */
  public PeerInfo {
    if (addresses.size() > MAX_ADDRESSES) {
      throw new IllegalArgumentException("a peer has at most 64 addresses: " + addresses.size());
    }
    addresses = List.copyOf(addresses);
  }
}
