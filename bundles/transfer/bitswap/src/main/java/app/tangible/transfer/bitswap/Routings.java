package app.tangible.transfer.bitswap;

import app.tangible.peer.ContentKey;
import app.tangible.peer.ContentRouting;
import app.tangible.peer.PeerInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All ways to find peers and to be found, as they come and go. Safe for several threads. */
final class Routings {

  private static final Logger LOG = LoggerFactory.getLogger(Routings.class);

  private final List<ContentRouting> all = new CopyOnWriteArrayList<>();
  private final Map<ContentKey, Duration> provided = new ConcurrentHashMap<>();

  void add(ContentRouting routing) {
    all.add(routing);
    provided.forEach(routing::provide);
  }

  void remove(ContentRouting routing) {
    all.remove(routing);
  }

  void provide(ContentKey key, Duration howLong) {
    provided.put(key, howLong);
    all.forEach(routing -> routing.provide(key, howLong));
  }

  void withdraw(ContentKey key) {
    provided.remove(key);
    all.forEach(routing -> routing.withdraw(key));
  }

  /** Asks those that are here now. */
  AutoCloseable find(ContentKey key, Consumer<PeerInfo> found) {
    List<AutoCloseable> searches = new ArrayList<>();
    all.forEach(routing -> searches.add(routing.find(key, found)));
    return () -> searches.forEach(Routings::close);
  }

  private static void close(AutoCloseable search) {
    try {
      search.close();
    } catch (Exception e) {
      LOG.debug("a search that does not end", e);
    }
  }
}
