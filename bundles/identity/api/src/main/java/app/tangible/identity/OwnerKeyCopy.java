package app.tangible.identity;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Copies of the owner's key, and only of it, under a password: with one, another machine becomes
 * the same household. The device's key and the root secret never leave their machine.
 */
@ProviderType
public interface OwnerKeyCopy {

  /** The fewest characters of a password. */
  int SHORTEST_PASSWORD = 8;

  /** The longest copy, in bytes. */
  int MOST_BYTES = 256;

  /**
   * A fresh copy of the key that owns now, at most {@link #MOST_BYTES}.
   *
   * @param password at least {@link #SHORTEST_PASSWORD} characters; the caller wipes it
   */
  byte[] make(char[] password);

  /**
   * Makes the copy's owner the one of this home, from the next start on; the key that was made here
   * stays on the disk beside it. Atomic: a crash leaves the one or the other.
   *
   * @param password the caller wipes it
   * @return who owns from the next start on
   * @throws IdentityException when it is no copy, or damaged, or the password is wrong; nothing has
   *     changed then
   */
  OwnerAddress adopt(byte[] copy, char[] password);
}
