package app.tangible.transfer.swarm;

import app.tangible.transfer.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to hear of one transfer. One call at a time, each change once. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Consumer<Progress>> all = new CopyOnWriteArrayList<>();
  private final ReentrantLock telling = new ReentrantLock();
  private @Nullable Progress told;

  AutoCloseable add(Consumer<Progress> listener) {
    // A wrapper of its own, so that one listener may be added twice and removed once.
    Consumer<Progress> entry = listener::accept;
    all.add(entry);
    return () -> all.remove(entry);
  }

  /** The progress is asked for inside, so that what is told last is what came last. */
  void tell(Supplier<Progress> source) {
    telling.lock();
    try {
      Progress progress = source.get();
      if (progress.equals(told)) {
        return;
      }
      told = progress;
      for (Consumer<Progress> listener : all) {
        try {
          listener.accept(progress);
        } catch (RuntimeException e) {
          LOG.warn("a listener failed", e);
        }
      }
    } finally {
      telling.unlock();
    }
  }
}
