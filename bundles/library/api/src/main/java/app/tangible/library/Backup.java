package app.tangible.library;

import app.tangible.identity.OwnerAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The household in one file: viewers, what they have seen, folders, what was put right by hand, the
 * licences of owned films, and a copy of the key that owns them. Holds no film and no key of a
 * device or decoder: on another machine that took the account over, owned films ask for new keys.
 * Encrypted under a password of the person; checked whole before anything is taken from it.
 */
@ProviderType
public interface Backup {

  /**
   * Writes one, complete or not at all.
   *
   * @param password at least 8 characters; wiped by the caller
   * @throws LibraryException when it cannot be written; says why
   */
  void write(Path file, char[] password);

  /**
   * Puts it back: adds what is not there and keeps the newer of what is.
   *
   * @throws LibraryException when it is none, damaged, of a newer product, or the password is wrong
   */
  Restored restore(Path file, char[] password);

  /**
   * Makes the account of a backup this home's, from the next start on.
   *
   * @return whose this home is then
   * @throws LibraryException as {@link #restore}; also when the file holds no account, or this home
   *     has films of its own account, which would be out of its reach
   */
  OwnerAddress takeOver(Path file, char[] password);

  /**
   * What came of it.
   *
   * @param account whose the backup is, where that is not this home and can be taken over
   */
  record Restored(
      int viewers, int visits, int folders, int films, Optional<OwnerAddress> account) {}
}
