package app.tangible.transfer;

import app.tangible.content.FilmId;
import java.nio.file.Path;
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

  /** Completes with the whole, verified file; or exceptionally with {@link TransferException}. */
  CompletableFuture<Path> whole();

  /** Stops it; what is verified stays and a later fetch goes on from there. */
  void cancel();
}
