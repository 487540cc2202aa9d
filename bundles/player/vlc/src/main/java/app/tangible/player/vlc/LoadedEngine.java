package app.tangible.player.vlc;

import app.tangible.player.Tuning;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** libvlc as it is loaded now, or why it is not there; on the player's thread only. */
final class LoadedEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoadedEngine.class);

  private final VlcPlayer.Config config;
  private @Nullable Engine engine;
  private Look look = Look.of(Tuning.PLAIN);
  private String missing = "";

  LoadedEngine(VlcPlayer.Config config) {
    this.config = config;
  }

  /** Loads it, also in the place of another one; a failure leaves what is there. */
  void load() {
    long start = System.nanoTime();
    try {
      Engine before = engine;
      engine = Engine.start(config, look);
      if (before != null) {
        before.close(); // after the new one, so that libvlc need not look for its modules again
      }
      LOG.debug("libvlc is ready after {} ms", (System.nanoTime() - start) / 1_000_000);
    } catch (RuntimeException | LinkageError e) {
      missing =
          "libvlc 3 does not start ("
              + e.getMessage()
              + "); on Debian or Ubuntu install libvlc5 and vlc-plugin-base, then start again";
      LOG.warn("{}", missing);
    }
  }

  Optional<Engine> get() {
    return Optional.ofNullable(engine);
  }

  /** Why it is not there. */
  String missing() {
    return missing;
  }

  boolean has(Look wanted) {
    return wanted.equals(look);
  }

  /** Loads one that looks so where one is loaded; else the next one will. */
  void load(Look wanted) {
    look = wanted;
    if (engine != null) {
      load();
    }
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
