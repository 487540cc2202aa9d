package app.tangible.bench.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.host.ProductHome;
import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.transfer.piece.PieceHandler;
import app.tangible.transfer.piece.PieceSource;
import app.tangible.transfer.swarm.FilmShelf;
import app.tangible.transfer.swarm.SwarmTransfers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A household put together without a container: what it has, and what it fetches. */
final class BenchHome implements AutoCloseable {

  final Node node;
  final SwarmTransfers transfers;
  private final PieceSource source;
  private final PieceHandler handler;

  BenchHome(Node node, PieceHashing hashing, Path folder, List<PeerInfo> known) {
    this.node = node;
    Map<String, Object> settings = Map.of("seeds", true);
    transfers = new SwarmTransfers(hashing, config(SwarmTransfers.Config.class, settings));
    source = new PieceSource(node, config(PieceSource.Config.class, settings));
    source.add(new Known(known));
    transfers.add(source);
    handler =
        new PieceHandler(
            new FilmShelf(new Home(folder), transfers, hashing),
            hashing,
            config(PieceHandler.Config.class, settings));
    node.addHandler(handler);
  }

  private static <T> T config(Class<T> type, Map<String, Object> settings) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> settings.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  /** Those that are found. */
  private record Known(List<PeerInfo> peers) implements ContentRouting {

    @Override
    public String name() {
      return "known";
    }

    @Override
    public void provide(ContentKey key, Duration howLong) {
      // Nobody asks.
    }

    @Override
    public void withdraw(ContentKey key) {
      // Nobody asks.
    }

    @Override
    public AutoCloseable find(ContentKey key, Consumer<PeerInfo> found) {
      peers.forEach(found);
      return () -> {};
    }
  }

  private record Home(Path root) implements ProductHome {

    @Override
    public String product() {
      return "bench";
    }

    @Override
    public Path folder(String name) {
      try {
        return Files.createDirectories(root.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Path distribution() {
      return root;
    }
  }

  @Override
  public void close() {
    transfers.close();
    source.close();
    handler.close();
  }
}
