package app.tangible.player;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The screen that the machine is connected to, and how often a second it is drawn. */
@ProviderType
public interface Display {

  /** How it is driven now; empty where this machine does not tell. */
  Optional<Mode> now();

  /** Whether this machine lets us change that. */
  boolean canSwitch();

  /** Whether the household wants it to follow the film; kept over a restart. */
  boolean follows();

  /** Chooses that. */
  void follow(boolean wanted);

  /**
   * Drives it as suits the film, where that is wanted and possible: the film's rate or a multiple,
   * the size stays. Blocks for the time that it takes.
   */
  void suit(double framesPerSecond);

  /** Drives it as before. Does nothing where nothing was changed. Blocks. */
  void restore();

  /** Size in pixels and pictures a second. */
  record Mode(int width, int height, double hertz) {}
}
