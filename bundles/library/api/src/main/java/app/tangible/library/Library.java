package app.tangible.library;

import app.tangible.content.FilmId;
import app.tangible.licence.LicenceId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The household's films. Every write is on disk when the call returns. Safe for use by several
 * threads.
 */
@ProviderType
public interface Library {

  /** Newest first. */
  List<OwnedFilm> films();

  /** One film. */
  Optional<OwnedFilm> film(LicenceId licence);

  /** Adds or replaces; the resume point of a film that is there stays. */
  void keep(OwnedFilm film);

  /** Remembers where the household stopped. */
  void resumeAt(LicenceId licence, Duration position);

  /** Where the sealed film lies, or will lie. Its name tells nothing but the film id. */
  Path sealedFile(FilmId film);

  /** Purchases that are not finished, oldest first. */
  List<PendingPurchase> pending();

  /** Adds or replaces a purchase under way. */
  void note(PendingPurchase purchase);

  /** Forgets a purchase that is finished or given up. */
  void forget(String idempotencyKey);

  /** Calls the listener after each change until the handle is closed. */
  AutoCloseable onChange(Runnable listener);
}
