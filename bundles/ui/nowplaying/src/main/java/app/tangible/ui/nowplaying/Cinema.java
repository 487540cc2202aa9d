package app.tangible.ui.nowplaying;

import app.tangible.decoder.Decoder;
import app.tangible.decoder.Opening;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.licence.Refusal;
import app.tangible.player.Player;
import app.tangible.store.Market;
import app.tangible.store.StoreException;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One film with all that plays it. */
record Cinema(
    Library library,
    Transfers transfers,
    Decoder decoder,
    Player player,
    Market market,
    LicenceId licence) {

  private static final Logger LOG = LoggerFactory.getLogger(Cinema.class);

  /** What a fresh lease heals. */
  private static final Set<Refusal> STALE =
      EnumSet.of(
          Refusal.LEASE_EXPIRED,
          Refusal.CLOCK_SET_BACK,
          Refusal.BACKUP_RESTORED,
          Refusal.PROOF_TOO_OLD);

  /** The film and the decoder's answer. */
  record Seat(OwnedFilm film, Optional<Arrival> arrival, Opening opening) {}

  /**
   * Asks the decoder, and once more with a fresh lease where that may heal it; in strict mode the
   * chain is asked first. Blocks.
   */
  Seat open() {
    if (decoder.strict() && renew()) {
      return ask();
    }
    Seat seat = ask();
    return seat.opening() instanceof Opening.Refused why && STALE.contains(why.reason()) && renew()
        ? ask()
        : seat;
  }

  private Seat ask() {
    OwnedFilm film =
        library
            .film(licence)
            .orElseThrow(() -> new NoSuchElementException("no film of licence " + licence));
    Path sealed = library.sealedFile(film.film());
    Optional<Arrival> arrival = Files.exists(sealed) ? Optional.empty() : arrival(film);
    Opening opening =
        arrival.isPresent()
            ? decoder.open(film.film(), film.licencePackage(), arrival.get())
            : decoder.open(film.film(), sealed, film.licencePackage());
    return new Seat(film, arrival, opening);
  }

  private Optional<Arrival> arrival(OwnedFilm film) {
    return transfers.list().stream()
        .filter(transfer -> transfer.film().equals(film.film()))
        .filter(transfer -> transfer.progress().state() == Progress.State.RUNNING)
        .reduce((older, newer) -> newer)
        .map(Arrival::new);
  }

  private boolean renew() {
    try {
      return market.renew(licence);
    } catch (StoreException offline) {
      LOG.debug("no fresh lease: {}", offline.getMessage());
      return false;
    }
  }

  /** Remembers where the household stopped; seen to within its last seconds, it begins anew. */
  void stoppedAt(Duration position, Duration length) {
    Duration tail = Duration.ofSeconds(Math.clamp(length.toSeconds() / 20, 2, 120));
    boolean seen = !length.isZero() && position.compareTo(length.minus(tail)) >= 0;
    library.resumeAt(licence, seen ? Duration.ZERO : position);
  }
}
