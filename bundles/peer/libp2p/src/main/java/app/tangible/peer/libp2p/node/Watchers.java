package app.tangible.peer.libp2p.node;

import app.tangible.peer.PeerNode.Watcher;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear what happens. */
final class Watchers {

  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

  private final List<Watcher> all = new CopyOnWriteArrayList<>();

  AutoCloseable add(Watcher watcher) {
    all.add(watcher);
    return () -> all.remove(watcher);
  }

  void tell(Consumer<Watcher> event) {
    for (Watcher each : all) {
      try {
        event.accept(each);
      } catch (RuntimeException e) {
        LOG.error("a watcher of peers failed", e);
      }
    }
  }
}
