package app.tangible.transfer;

import app.tangible.content.FilmId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** One film on its way. Safe for use by several threads. */
@ProviderType
public interface Transfer {

  /** Which film. */
  FilmId film();

  /** Where it is now. */
  Progress progress();

  /**
   * Calls the listener with each change, a few times a second at most, until the handle is closed.
   */
  AutoCloseable onProgress(Consumer<Progress> listener);

  /**
   * Somebody plays it and stands at this byte of the sealed film: what comes next is fetched first.
   * A negative offset says that nobody plays it any more.
   */
  void playAt(long sealedOffset);

  /**
   * Waits until these bytes of the sealed film are verified and in {@link #file}; says that they
   * are played next. False when they are not there in time.
   *
   * @throws TransferException when they will not come: it failed or was stopped
   */
  boolean await(long sealedOffset, int length, Duration limit);

  /** Where verified bytes lie now: the target, or the part file beside it with holes. */
  Path file();

  /** What is verified of it, for others; empty while the manifest is not known. */
  Optional<SharedFilm> share();

  /** Completes with the whole, verified file; or exceptionally with {@link TransferException}. */
  CompletableFuture<Path> whole();

  /**
   * Asks nobody for anything more until it is told to go on, or until somebody plays the film; what
   * is on its way is dropped, what is verified stays and is given to others. Remembered over a
   * restart where the disk allows it. Does nothing where it is over.
   */
  default void pause(boolean wanted) {}

  /** Whether it is made to wait by {@link #pause}. */
  default boolean paused() {
    return false;
  }

  /** Stops it; what is verified stays and a later fetch goes on from there. */
  void cancel();
}
