package app.tangible.library.intake;

import app.tangible.library.WatchedFolders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what is found in watched folders. Every write is on disk, and on the shelf, when the call
 * returns. Safe for use by several threads; a folder is written by one at a time.
 */
@ProviderType
public interface Intake {

  /** In the order in which they were added. */
  List<WatchedFolders.Folder> folders();

  /** Adds one, or says anew what it is for. */
  void keep(Path folder, WatchedFolders.Holds holds);

  /** Forgets one, and takes what is in it from the shelf; what was watched of it stays known. */
  void forget(Path folder);

  /** Whether it can be reached; what is in it stays on the shelf when not. */
  void there(Path folder, boolean there);

  /** It was looked through; these files in it, and no others, are odd. */
  void scanned(Path folder, Instant when, Collection<OddFile> odd);

  /** What is known of a folder, by {@link Find#key}. */
  Map<String, Find> known(Path folder);

  /** The find of the first key is now the one of the second: it stays the same title. */
  void moved(Path folder, Map<String, String> keys);

  /** Puts them on the shelf, in place of those of the same keys; parents before what is theirs. */
  void put(Path folder, List<Find> finds);

  /** Takes them from the shelf. */
  void gone(Path folder, Collection<String> keys);

  /** Of all folders, newest first, at most 1000. */
  List<WatchedFolders.Odd> odd();

  /** Calls the listener when {@link #folders} changes, until the handle is closed. */
  AutoCloseable onFolders(Runnable listener);

  /** A file or folder that is not as it should be. */
  record OddFile(Path file, Trouble trouble) {}
}
