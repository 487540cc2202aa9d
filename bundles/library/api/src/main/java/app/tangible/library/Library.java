package app.tangible.library;

import app.tangible.content.FilmId;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Adds or replaces; the resume point of a film that is there stays. A film that is left out does
   * not count as on the disk, whatever is said here.
   */
  void keep(OwnedFilm film);

  /** The film's sealed file lies here, under whichever licences the household has for it. */
  void markOnDisk(FilmId film);

  /**
   * Gives the licence a newer package; all else of it stays. Does nothing where it is not there: it
   * may have been replaced meanwhile.
   */
  void renew(LicenceId licence, LicencePackage renewed);

  /**
   * Puts a licence in the place of another one for the same film; the resume point and the film on
   * the disk stay. As {@link #keep} where the other one is not there.
   */
  void replace(LicenceId other, OwnedFilm film);

  /**
   * Forgets the licence, and erases the sealed film and what was fetched of it: overwritten where
   * it matters, and gone from the disk; unless another licence of the household is for it. Does
   * nothing where it is not there.
   */
  void erase(LicenceId licence);

  /**
   * The film's sealed file is to leave this disk: in one write the film is left out, and counts as
   * on the disk under none of its licences. {@link #eraseFetched} erases it then, also after a
   * restart.
   */
  void markOffDisk(FilmId film);

  /** Owned films that are not wanted on this disk now: nobody fetches them. */
  Set<FilmId> leftOut();

  /** It is not wanted here now; forgotten with its last licence. */
  void leaveOut(FilmId film);

  /** It is wanted here after all. Does nothing where it was not left out. */
  void wantAgain(FilmId film);

  /**
   * Erases what was fetched of a film that is not whole, as {@link #erase} does; the licence stays.
   * Does nothing where it is on the disk. Nobody may be fetching it.
   */
  void eraseFetched(FilmId film);

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

  /** Licences that leave or have left the household, newest first. */
  List<Parting> partings();

  /** Adds, or replaces the one of the same idempotency key. */
  void note(Parting parting);

  /** The number up to which it is known which licences changed hands; 0 at the beginning. */
  long movedUpTo();

  /** Remembers that number. */
  void movedUpTo(long number);

  /** What the household has not been told yet, oldest first. */
  List<Remark> remarks();

  /** Remembers something to tell. */
  void remark(Remark.What what, String title);

  /** It was told. */
  void told(long remark);

  /** Calls the listener after each change until the handle is closed. */
  AutoCloseable onChange(Runnable listener);
}
