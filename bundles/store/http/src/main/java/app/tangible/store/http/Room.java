package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.store.Removal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes room on this disk: a whole film leaves it and stays the household's. */
final class Room {

  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  private final Library library;
  private final Readers readers;
  private final Purchases purchases;

  Room(Library library, Readers readers, Purchases purchases) {
    this.library = library;
    this.readers = readers;
    this.purchases = purchases;
  }

  /** The note is written first: from there on a start after a kill erases, and fetches nothing. */
  Removal make(LicenceId licence) {
    Optional<OwnedFilm> here = library.film(licence).filter(OwnedFilm::onDisk);
    if (here.isEmpty()) {
      return new Removal.NotHere();
    }
    FilmId film = here.get().film();
    if (readers.watch(film)) {
      return new Removal.Watched();
    }
    long bytes = bytes(library.sealedFile(film));
    library.markOffDisk(film);
    purchases.endFetching(film);
    readers.letGo(film);
    if (!purchases.eraseUnwanted(licence, film)) {
      return new Removal.NotHere();
    }
    LOG.info("film {} has left this disk", film);
    return new Removal.Removed(bytes);
  }

  private static long bytes(Path sealed) {
    try {
      return Files.size(sealed);
    } catch (NoSuchFileException gone) {
      return 0; // somebody else took it away; what is noted of it is put right
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
