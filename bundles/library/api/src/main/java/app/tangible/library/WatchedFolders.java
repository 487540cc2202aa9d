package app.tangible.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Folders whose ordinary files are on the shelf, kept up to date while the product runs. */
@ProviderType
public interface WatchedFolders {

  /** In the order in which they were added. */
  List<Folder> all();

  /**
   * Adds one and scans it in the background.
   *
   * @throws LibraryException when it is no folder, cannot be read, or lies inside another one; or
   *     the current viewer has an age limit
   */
  void add(Path folder, Holds holds);

  /**
   * Removes one, and what is in it from the shelf; no file is touched.
   *
   * @throws LibraryException when the current viewer has an age limit
   */
  void remove(Path folder);

  /** Looks at every folder anew, in the background. */
  void scan();

  /** What it is doing. */
  Scan now();

  /**
   * Files that are on no shelf, or cannot be played, with the reason; newest first, at most 1000.
   */
  List<Odd> odd();

  /** Calls the listener when folders or {@link #now} change, until the handle is closed. */
  AutoCloseable onChange(Runnable listener);

  /**
   * One folder.
   *
   * @param there whether it can be reached now; what is in it stays on the shelf when not
   * @param scanned when it was last looked through; empty when never
   */
  record Folder(Path path, Holds holds, boolean there, int titles, Optional<Instant> scanned) {}

  /** What a folder is for. */
  enum Holds {
    FILMS,
    SERIES,
    BOTH
  }

  /**
   * A scan.
   *
   * @param seen files looked at so far
   * @param of files found so far; grows while folders are walked
   */
  record Scan(boolean running, int seen, int of) {}

  /** A file that is not as it should be; {@code reason} in the household's language. */
  record Odd(Path file, String reason, Instant when) {}
}
