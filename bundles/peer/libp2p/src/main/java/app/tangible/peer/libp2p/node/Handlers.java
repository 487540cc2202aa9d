package app.tangible.peer.libp2p.node;

import app.tangible.peer.PeerId;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Who serves which protocol, and how many streams each peer has there. */
final class Handlers {

  private record Use(PeerId peer, ProtocolHandler handler) {}

  private final Map<String, ProtocolHandler> byProtocol = new ConcurrentHashMap<>();
  private final Map<Use, Integer> uses = new ConcurrentHashMap<>();

  /** The first to serve a protocol keeps it. */
  void add(ProtocolHandler handler) {
    handler.protocols().forEach(protocol -> byProtocol.putIfAbsent(protocol, handler));
  }

  void remove(ProtocolHandler handler) {
    byProtocol.values().removeIf(handler::equals);
  }

  Set<String> protocols() {
    return Set.copyOf(byProtocol.keySet());
  }

  /** What may be spoken over a connection that a relay bounds, or over any other. */
  Set<String> protocols(boolean limited) {
    return limited
        ? byProtocol.entrySet().stream()
            .filter(each -> each.getValue().overLimited())
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet())
        : protocols();
  }

  Optional<ProtocolHandler> of(String protocol) {
    return Optional.ofNullable(byProtocol.get(protocol));
  }

  /** Serves the stream to its end. */
  void serve(PeerStream stream) throws IOException {
    ProtocolHandler handler = byProtocol.get(stream.protocol());
    if (handler == null) {
      throw new IOException("nobody serves " + stream.protocol() + " any more");
    }
    Use use = new Use(stream.connection().peer(), handler);
    if (!enter(use)) {
      throw new IOException("the peer has too many streams of " + stream.protocol());
    }
    try {
      handler.serve(stream);
    } finally {
      uses.computeIfPresent(use, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  private boolean enter(Use use) {
    AtomicBoolean entered = new AtomicBoolean();
    uses.compute(
        use,
        (same, before) -> {
          int count = before == null ? 0 : before;
          entered.set(count < use.handler().streamsPerPeer());
          int after = entered.get() ? count + 1 : count;
          return after == 0 ? null : after;
        });
    return entered.get();
  }
}
