package app.tangible.player.vlc;

import app.tangible.player.Playback;
import app.tangible.player.PlayerListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know what plays; one that throws harms no other. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<PlayerListener> listeners = new CopyOnWriteArrayList<>();

  AutoCloseable add(PlayerListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell(Playback now) {
    for (PlayerListener listener : listeners) {
      try {
        listener.changed(now);
      } catch (RuntimeException e) {
        LOG.error("a listener threw", e);
      }
    }
  }
}
