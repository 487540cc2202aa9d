package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Remark;
import app.tangible.licence.LicenceId;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what is no longer the household's. */
final class Eraser {

  private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);

  private final Library library;
  private final Transfers transfers;
  private final Readers readers;

  Eraser(Library library, Transfers transfers, Readers readers) {
    this.library = library;
    this.transfers = transfers;
    this.readers = readers;
  }

  /** Licence, sealed film, and a fetch that is on its way; may be repeated. */
  void erase(LicenceId licence) {
    library
        .film(licence)
        .ifPresent(
            film -> {
              stopReading(film.film(), licence);
              library.erase(licence);
              LOG.info("licence {} is erased", licence);
            });
  }

  /** The same, and the household is told why. */
  void erase(OwnedFilm film, Remark.What why) {
    // Told first: a kill between the two tells twice rather than never.
    library.remark(why, film.title());
    erase(film.licence());
  }

  private void stopReading(FilmId film, LicenceId licence) {
    boolean another =
        library.films().stream()
            .anyMatch(other -> other.film().equals(film) && !other.licence().equals(licence));
    if (!another) {
      transfers.list().stream()
          .filter(transfer -> transfer.film().equals(film))
          .forEach(Transfer::cancel);
      readers.letGo(film);
    }
  }
}
