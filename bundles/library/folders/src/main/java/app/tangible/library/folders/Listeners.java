package app.tangible.library.folders;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of changes; a bad one harms nobody. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Runnable> all = new CopyOnWriteArrayList<>();

  AutoCloseable add(Runnable listener) {
    Runnable entry = listener::run;
    all.add(entry);
    return () -> all.remove(entry);
  }

  void tell() {
    for (Runnable listener : all) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.warn("a listener failed", e);
      }
    }
  }
}
