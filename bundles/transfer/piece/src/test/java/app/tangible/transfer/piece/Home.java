package app.tangible.transfer.piece;

import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.Wanted;
import app.tangible.transfer.swarm.SwarmTransfers;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A household: a node that serves what is on a shelf and fetches from homes that it knows of. */
final class Home implements AutoCloseable {

  final Node node;
  final FixedRouting routing = new FixedRouting();
  final PieceSource source;
  final SwarmTransfers transfers;
  PieceHandler handler;
  private final Map<String, Object> all;

  Home(TestNodes<Node> nodes, Map<String, Object> settings) {
    node = nodes.fresh();
    Map<String, Object> all = new HashMap<>(settings);
    all.putIfAbsent("seeds", true);
    all.putIfAbsent("stallSeconds", 2);
    all.putIfAbsent("giveUpSeconds", 15);
    all.putIfAbsent("backoffMillis", 50);
    all.putIfAbsent("maxBackoffSeconds", 1);
    source = new PieceSource(node, config(PieceSource.Config.class, all));
    source.add(routing);
    transfers = new SwarmTransfers(TestFilm.HASHING, config(SwarmTransfers.Config.class, all));
    transfers.add(source);
    this.all = all;
  }

  Home(TestNodes<Node> nodes) {
    this(nodes, Map.of());
  }

  Home serving(SharedFilms films) {
    handler = new PieceHandler(films, TestFilm.HASHING, config(PieceHandler.Config.class, all));
    node.addHandler(handler);
    return this;
  }

  Home paidInto(VoucherBook book) {
    handler.paidInto(book);
    return this;
  }

  Home knowing(Home... others) {
    for (Home other : others) {
      routing.peers.add(other.info());
    }
    return this;
  }

  PeerInfo info() {
    return TestNodes.info(node);
  }

  Transfer fetch(Wanted wanted, Path target) {
    return transfers.fetch(wanted, target);
  }

  static <T> T config(Class<T> type, Map<String, Object> settings) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> settings.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  @Override
  public void close() {
    transfers.close();
    source.close();
    if (handler != null) {
      handler.close();
    }
  }

  static void closeAll(List<Home> homes) {
    homes.forEach(Home::close);
  }
}
