package app.tangible.library;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The household's library in one file: viewers, what they have seen, folders, what was put right by
 * hand, and the licences of owned films. Holds no film and no decoder's key: on another machine
 * owned films ask for new keys. Encrypted under a password of the person; checked whole before
 * anything is taken from it.
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

  /** What came of it. */
  record Restored(int viewers, int visits, int folders, int films) {}
}
