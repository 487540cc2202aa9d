package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.content.FilmDags;
import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.Route;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Supplier;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks peers whether they have one film. Safe for use by several threads. */
final class SupplierSearch {

  private static final Logger LOG = LoggerFactory.getLogger(SupplierSearch.class);
  private static final int MAX_PEERS = 64;

  private final Cid root;
  private final long sealedBytes;
  private final Function<PeerInfo, Client> clients;
  private final FilmDags dags;
  private final PeerNode node;
  private final Executor threads;
  private final Consumer<Supplier> found;
  private final Set<PeerId> tried = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SupplierSearch(
      Cid root,
      long sealedBytes,
      Function<PeerInfo, Client> clients,
      FilmDags dags,
      PeerNode node,
      Executor threads,
      Consumer<Supplier> found) {
    this.root = root;
    this.sealedBytes = sealedBytes;
    this.clients = clients;
    this.dags = dags;
    this.node = node;
    this.threads = threads;
    this.found = found;
  }

  void tryConnected(PeerConnection connection) {
    connection
        .identified()
        .filter(told -> told.protocols().contains(Line.PROTOCOL))
        .ifPresent(told -> tryPeer(new PeerInfo(connection.peer(), List.of())));
  }

  void tryPeer(PeerInfo peer) {
    if (!closed
        && !peer.id().equals(node.self())
        && tried.size() < MAX_PEERS
        && tried.add(peer.id())) {
      threads.execute(() -> ask(peer));
    }
  }

  private void ask(PeerInfo peer) {
    Client client = clients.apply(peer);
    try {
      if (client.has(root) && !closed) {
        found.accept(new IpfsSupplier(client, dags, root, sealedBytes, () -> routeTo(peer.id())));
        return;
      }
    } catch (IOException e) {
      LOG.debug("an IPFS node does not answer: {}", e.getMessage());
      tried.remove(peer.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private Progress.Route routeTo(PeerId peer) {
    return node.connections().stream()
            .filter(connection -> connection.peer().equals(peer))
            .allMatch(connection -> connection.route() == Route.RELAYED)
        ? Progress.Route.RELAYED
        : Progress.Route.DIRECT;
  }

  void close() {
    closed = true;
  }
}
