package app.tangible.store.http;

import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicenceId;
import app.tangible.store.StoreException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for keys of films that the household owns and that came from another machine by a backup:
 * their licences name that machine's device.
 */
final class Rehousing {

  private static final Logger LOG = LoggerFactory.getLogger(Rehousing.class);

  private final Library library;
  private final LicenceChecker checker;
  private final Identity identity;
  private final Reissuing reissuing;
  private final Runnable arrived;
  private final Executor threads;
  private final Set<LicenceId> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param arrived runs when there are films to fetch
   * @param threads for orders, each as long as it stands
   */
  Rehousing(
      Library library,
      LicenceChecker checker,
      Identity identity,
      Reissuing reissuing,
      Runnable arrived,
      Executor threads) {
    this.library = library;
    this.checker = checker;
    this.identity = identity;
    this.reissuing = reissuing;
    this.arrived = arrived;
    this.threads = threads;
  }

  /**
   * Asks for each film by itself: an order that stands still holds up neither the others nor the
   * caller. What the store refuses now is asked for at the next look.
   */
  void run() {
    Set<LicenceId> parked =
        library.partings().stream()
            .filter(parting -> !parting.over())
            .map(Parting::licence)
            .collect(Collectors.toUnmodifiableSet());
    library.films().stream()
        .filter(film -> !parked.contains(film.licence()) && isFromElsewhere(film))
        .map(OwnedFilm::licence)
        .filter(underWay::add)
        .forEach(licence -> threads.execute(() -> ask(licence)));
  }

  private void ask(LicenceId licence) {
    try {
      // As it is now: another look may have seen to it since.
      Optional<OwnedFilm> film = library.film(licence).filter(this::isFromElsewhere);
      if (film.isPresent()) {
        reissuing.run("here-" + licence.hex(), film.get());
        arrived.run();
      }
    } catch (StoreException e) {
      LOG.debug("licence {} gets no keys here now: {}", licence, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("licence {} gets no keys here now", licence, e);
    } finally {
      underWay.remove(licence);
    }
  }

  private boolean isFromElsewhere(OwnedFilm film) {
    try {
      LicenceDocument licence = checker.peek(film.licencePackage());
      return licence.kind() == Kind.OWNED
          && licence.owner().equals(identity.owner())
          && licence.devices().stream()
              .map(DeviceGrant::device)
              .noneMatch(identity.device()::equals);
    } catch (IllegalArgumentException damaged) {
      return false; // the decoder says what is wrong with it
    }
  }
}
