package app.tangible.transfer.bitswap;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.testing.TestNodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One node of a test that speaks Bitswap. */
final class Party implements AutoCloseable {

  final Node node = Node.onLoopback(new FreshIdentity());
  final Exchange exchange;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Party(Blocks blocks) {
    this(blocks, 64);
  }

  Party(Blocks blocks, int maxPeers) {
    exchange =
        new Exchange(node, blocks, new Turns(2, 0), maxPeers, Duration.ofSeconds(1), threads);
    node.addHandler(handler(exchange::hear));
    node.watch(
        new PeerNode.Watcher() {
          @Override
          public void disconnected(PeerConnection connection) {
            exchange.gone(connection.peer());
          }
        });
  }

  /** Serves Bitswap in its own way. */
  interface Serving {
    void serve(PeerStream stream) throws IOException;
  }

  static ProtocolHandler handler(Serving serving) {
    return new ProtocolHandler() {
      @Override
      public Set<String> protocols() {
        return Set.of(Line.PROTOCOL);
      }

      @Override
      public int streamsPerPeer() {
        return 16;
      }

      @Override
      public void serve(PeerStream stream) throws IOException {
        serving.serve(stream);
      }
    };
  }

  PeerId id() {
    return node.self();
  }

  /** A client of the other one. */
  Client client(Node other) {
    return client(other, Duration.ofSeconds(10));
  }

  Client client(Node other, Duration patience) {
    node.connect(TestNodes.info(other));
    return new Client(exchange, other.self(), patience);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    node.close();
  }
}
