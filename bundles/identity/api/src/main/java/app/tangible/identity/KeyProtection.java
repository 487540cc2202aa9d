package app.tangible.identity;

import org.osgi.annotation.versioning.ProviderType;

/** Changes how the keys rest on the disk. */
@ProviderType
public interface KeyProtection {

  /** The level at which they rest now. */
  Protection protection();

  /**
   * Wraps the keys anew, atomically: a crash leaves either the old wrapping or the new one.
   *
   * @param passphrase for {@link Protection#PASSPHRASE}, else empty; the caller wipes it
   * @throws IdentityException when the level is not to be had here; the old wrapping stays
   */
  void change(Protection level, char[] passphrase);
}
