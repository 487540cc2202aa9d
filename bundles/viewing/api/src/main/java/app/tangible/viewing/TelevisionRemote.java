package app.tangible.viewing;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether the television's own remote control steers this screen, over the HDMI cable (CEC). Safe
 * for use by several threads.
 */
@ProviderType
public interface TelevisionRemote {

  /** How it stands now. */
  State state();

  /** Calls the listener after each change until the handle is closed. */
  AutoCloseable onChange(Runnable listener);

  /** How it may stand. */
  enum State {
    /** The program that speaks CEC is not installed. */
    NOT_INSTALLED,
    /** It is, but finds nothing to speak through: most computers need an adapter. */
    NO_ADAPTER,
    /** Keys arrive. */
    WORKS
  }
}
