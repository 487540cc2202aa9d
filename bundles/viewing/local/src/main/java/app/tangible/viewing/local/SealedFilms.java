package app.tangible.viewing.local;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.Opening;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.TitleId;
import app.tangible.licence.LicenceId;
import app.tangible.licence.Refusal;
import app.tangible.player.Medium;
import app.tangible.store.Market;
import app.tangible.store.StoreException;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the decoder for the household's sealed films. */
record SealedFilms(Library library, Transfers transfers, Decoder decoder, Market market) {

  private static final Logger LOG = LoggerFactory.getLogger(SealedFilms.class);

  /** What a fresh lease heals. */
  private static final Set<Refusal> STALE =
      EnumSet.of(
          Refusal.LEASE_EXPIRED,
          Refusal.CLOCK_SET_BACK,
          Refusal.BACKUP_RESTORED,
          Refusal.PROOF_TOO_OLD);

  /** It may be opened soon; nothing is done for one that is not whole. */
  void expect(LicenceId licence) {
    library
        .film(licence)
        .filter(OwnedFilm::onDisk)
        .ifPresent(film -> decoder.expect(library.sealedFile(film.film())));
  }

  /**
   * Asks the decoder, and once more with a fresh lease where that may heal it; in strict mode the
   * chain is asked first. Blocks.
   */
  Admission open(LicenceId licence) {
    if (decoder.strict() && renew(licence)) {
      return ask(licence);
    }
    Admission first = ask(licence);
    return first instanceof Admission.Refused(Refusal why) && STALE.contains(why) && renew(licence)
        ? ask(licence)
        : first;
  }

  /** As {@link #open}, but asks nobody outside; empty where the decoder refuses. */
  Optional<Medium> glance(LicenceId licence) {
    return ask(licence) instanceof Admission.Ready ready
        ? Optional.of(ready.medium())
        : Optional.empty();
  }

  /** The titles that it has here, one for each licence. */
  Set<TitleId> titlesOf(FilmId film) {
    return library.films().stream()
        .filter(owned -> owned.film().equals(film))
        .map(owned -> TitleId.of(owned.licence()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of films that are not wanted here. */
  Set<TitleId> leftOut() {
    return library.leftOut().stream()
        .flatMap(film -> titlesOf(film).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Admission ask(LicenceId licence) {
    Optional<OwnedFilm> owned = library.film(licence);
    if (owned.isEmpty()) {
      return new Admission.Gone();
    }
    OwnedFilm film = owned.get();
    Path sealed = library.sealedFile(film.film());
    Optional<Arrival> arrival = Files.exists(sealed) ? Optional.empty() : arrival(film);
    if (arrival.isEmpty() && !Files.exists(sealed)) {
      return new Admission.Away();
    }
    Opening opening =
        arrival.isPresent()
            ? decoder.open(film.film(), film.licencePackage(), arrival.get())
            : decoder.open(film.film(), sealed, film.licencePackage());
    return switch (opening) {
      case Opening.Refused refused -> {
        LOG.info("the decoder refused: {}", refused.reason());
        yield new Admission.Refused(refused.reason());
      }
      case Opening.Ready ready ->
          new Admission.Ready(
              new Medium.Bytes(new FilmSource(ready.film(), arrival)), ready.inGrace(), arrival);
    };
  }

  private Optional<Arrival> arrival(OwnedFilm film) {
    return transfers.list().stream()
        .filter(transfer -> transfer.film().equals(film.film()))
        .filter(transfer -> transfer.progress().state() == Progress.State.RUNNING)
        .reduce((older, newer) -> newer)
        .map(Arrival::new);
  }

  private boolean renew(LicenceId licence) {
    try {
      return market.renew(licence);
    } catch (StoreException offline) {
      LOG.debug("no fresh lease: {}", offline.getMessage());
      return false;
    }
  }
}
