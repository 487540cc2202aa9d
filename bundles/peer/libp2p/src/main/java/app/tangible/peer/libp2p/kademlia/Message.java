package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.PeerInfo;
import java.util.List;
import java.util.Optional;

/**
 * A request or its answer.
 *
 * @param key what it is about; empty where it is about nothing
 * @param value the value of a record under {@code key}
 * @param closer peers nearer to the key
 * @param providers who has what the key names
 */
record Message(
    Type type,
    byte[] key,
    Optional<byte[]> value,
    List<PeerInfo> closer,
    List<PeerInfo> providers) {

  /** In the order of their numbers. */
  enum Type {
    PUT_VALUE,
    GET_VALUE,
    ADD_PROVIDER,
    GET_PROVIDERS,
    FIND_NODE,
    PING
  }

  Message {
    closer = List.copyOf(closer);
    providers = List.copyOf(providers);
  }

  static Message about(Type type, byte[] key) {
    return new Message(type, key, Optional.empty(), List.of(), List.of());
  }

  Message withCloser(List<PeerInfo> peers) {
    return new Message(type, key, value, peers, providers);
  }

  Message withProviders(List<PeerInfo> peers) {
    return new Message(type, key, value, closer, peers);
  }

  Message withValue(byte[] bytes) {
    return new Message(type, key, Optional.of(bytes), closer, providers);
  }
}
