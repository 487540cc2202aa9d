package app.tangible.identity;

import org.osgi.annotation.versioning.ProviderType;

/** Changes how the keys rest on the disk. */
@ProviderType
public interface KeyProtection {

  /** The fewest characters of a passphrase that is chosen. */
  int SHORTEST_PASSPHRASE = 8;

  /** The level at which they rest now. */
  Protection protection();

  /**
   * Wraps the keys anew, atomically: a crash leaves either the old wrapping or the new one. Takes a
   * moment: a passphrase is hashed slowly, a keyring may ask its owner. Where who watches now may
   * not change what is the household's, the host's {@code NotAllowedException} says so.
   *
   * @param passphrase for {@link Protection#PASSPHRASE}, of at least {@link #SHORTEST_PASSPHRASE}
   *     characters, else empty; the caller wipes it
   * @throws IdentityException when the level is not to be had here; the old wrapping stays
   */
  void change(Protection level, char[] passphrase);
}
