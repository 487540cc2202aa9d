package app.tangible.player;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of changes, on a thread of the player that must be given back soon. */
@ConsumerType
@FunctionalInterface
public interface PlayerListener {

  /** The state or position changed. */
  void changed(Playback now);
}
