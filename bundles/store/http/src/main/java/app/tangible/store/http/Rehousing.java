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
import java.util.Set;
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

  /**
   * @param arrived runs when there are films to fetch
   */
  Rehousing(
      Library library,
      LicenceChecker checker,
      Identity identity,
      Reissuing reissuing,
      Runnable arrived) {
    this.library = library;
    this.checker = checker;
    this.identity = identity;
    this.reissuing = reissuing;
    this.arrived = arrived;
  }

  /** What the store refuses now is asked for at the next look. */
  void run() {
    Set<LicenceId> parked =
        library.partings().stream()
            .filter(parting -> !parting.over())
            .map(Parting::licence)
            .collect(Collectors.toUnmodifiableSet());
    boolean any = false;
    for (OwnedFilm film : library.films()) {
      if (!parked.contains(film.licence()) && isFromElsewhere(film)) {
        any |= ask(film);
      }
    }
    if (any) {
      arrived.run();
    }
  }

  private boolean ask(OwnedFilm film) {
    try {
      reissuing.run("here-" + film.licence().hex(), film);
      return true;
    } catch (StoreException e) {
      LOG.debug("licence {} gets no keys here now: {}", film.licence(), e.getMessage());
      return false;
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
