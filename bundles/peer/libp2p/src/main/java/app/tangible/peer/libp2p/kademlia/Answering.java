package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a peer in server mode answers. Safe for use by several threads. */
final class Answering {

  private static final int MAX_PROVIDERS_TOLD = 32;

  private final RoutingTable table;
  private final ProviderStore providers;
  private final PublicKeys keys;
  private final int k;

  Answering(RoutingTable table, ProviderStore providers, PublicKeys keys, int k) {
    this.table = table;
    this.providers = providers;
    this.keys = keys;
    this.k = k;
  }

  /**
   * The answer, where the request has one.
   *
   * @param asker who proved to be that peer
   * @param from where it is
   * @throws RefusedException when it is not to be answered
   */
  Optional<Message> answer(PeerId asker, Multiaddr from, Message request) throws RefusedException {
    return switch (request.type()) {
      case PING -> Optional.of(Message.about(Message.Type.PING, new byte[0]));
      case FIND_NODE -> Optional.of(findNode(asker, from, keyOf(request)));
      case GET_PROVIDERS ->
          Optional.of(
              closer(asker, from, keyOf(request))
                  .withProviders(
                      Reach.of(from).told(providers.find(request.key(), MAX_PROVIDERS_TOLD))));
      case ADD_PROVIDER -> {
        addProvider(asker, from, keyOf(request));
        yield Optional.empty();
      }
      case GET_VALUE -> {
        Message answer = closer(asker, from, keyOf(request));
        yield Optional.of(keys.get(request.key()).map(answer::withValue).orElse(answer));
      }
      case PUT_VALUE -> {
        if (!keys.put(keyOf(request).key(), request.value().orElse(new byte[0]))) {
          throw new RefusedException("a value that does not prove itself");
        }
        yield Optional.of(request);
      }
    };
  }

  private static Message keyOf(Message request) throws RefusedException {
    if (request.key().length == 0) {
      throw new RefusedException(request.type() + " about nothing");
    }
    return request;
  }

  /**
   * The peer that is looked for comes first, if it is known, as every other implementation has it.
   */
  private Message findNode(PeerId asker, Multiaddr from, Message request) {
    Message answer = closer(asker, from, request);
    Optional<PeerInfo> known =
        answer.closer().stream()
            .filter(peer -> java.util.Arrays.equals(peer.id().bytes(), request.key()))
            .findFirst();
    if (known.isEmpty()) {
      return answer;
    }
    List<PeerInfo> sorted = new ArrayList<>(answer.closer());
    sorted.remove(known.get());
    sorted.addFirst(known.get());
    return answer.withCloser(sorted);
  }

  private Message closer(PeerId asker, Multiaddr from, Message request) {
    List<PeerInfo> closest =
        table.closest(Point.of(request.key()), k + 1).stream()
            .filter(peer -> !peer.id().equals(asker))
            .limit(k)
            .toList();
    return Message.about(request.type(), request.key()).withCloser(Reach.of(from).told(closest));
  }

  /** Only the one that says so of itself, as the specification asks. */
  private void addProvider(PeerId asker, Multiaddr from, Message request) throws RefusedException {
    if (!isMultihash(request.key())) {
      throw new RefusedException("a provider of what has no multihash");
    }
    PeerInfo provider =
        request.providers().stream()
            .filter(peer -> peer.id().equals(asker))
            .findFirst()
            .orElseThrow(() -> new RefusedException("a provider that is somebody else"));
    providers.add(request.key(), Reach.of(from).heard(provider), AddressBlock.of(from));
  }

  private static boolean isMultihash(byte[] key) {
    return key.length > 2 && key[0] >= 0 && key[1] == key.length - 2;
  }
}
