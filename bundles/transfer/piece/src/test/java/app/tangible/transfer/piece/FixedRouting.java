package app.tangible.transfer.piece;

import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Finds whoever the test says, under any key; notes who provides what. */
final class FixedRouting implements ContentRouting {

  final List<PeerInfo> peers = new CopyOnWriteArrayList<>();
  final Map<ContentKey, Duration> provided = new ConcurrentHashMap<>();

  FixedRouting(PeerInfo... peers) {
    this.peers.addAll(List.of(peers));
  }

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public void provide(ContentKey key, Duration howLong) {
    provided.put(key, howLong);
  }

  @Override
  public void withdraw(ContentKey key) {
    provided.remove(key);
  }

  @Override
  public AutoCloseable find(ContentKey key, Consumer<PeerInfo> found) {
    peers.forEach(found);
    return () -> {};
  }
}
