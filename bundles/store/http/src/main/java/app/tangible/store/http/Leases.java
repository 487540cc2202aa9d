package app.tangible.store.http;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicencePackage;
import app.tangible.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews leases before they end. */
final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final Library library;
  private final LicenceChecker checker;
  private final Licences licences;
  private final Clock clock;

  Leases(Library library, LicenceChecker checker, Licences licences, Clock clock) {
    this.library = library;
    this.checker = checker;
    this.licences = licences;
    this.clock = clock;
  }

  /** How many were renewed; one licence that the store refuses does not stop the others. */
  int renew() {
    int renewed = 0;
    StoreException unreachable = null;
    for (OwnedFilm film : library.films()) {
      try {
        if (isHalfOver(checker.peekLease(film.licencePackage()))) {
          keep(film, licences.renew(film.licence(), film.licencePackage()));
          renewed++;
        }
      } catch (StoreException e) {
        LOG.debug("lease of licence {} not renewed: {}", film.licence(), e.getMessage());
        unreachable = e.worthRetrying() ? e : unreachable;
      } catch (IllegalArgumentException damaged) {
        LOG.warn("licence {} cannot be read", film.licence(), damaged);
      }
    }
    return answer(renewed, unreachable);
  }

  private static int answer(int renewed, @Nullable StoreException unreachable) {
    if (renewed == 0 && unreachable != null) {
      throw unreachable;
    }
    return renewed;
  }

  private boolean isHalfOver(Lease lease) {
    Instant half =
        lease.issued().plus(Duration.between(lease.issued(), lease.until()).dividedBy(2));
    return clock.instant().isAfter(half);
  }

  private void keep(OwnedFilm film, LicencePackage renewed) {
    // The film may have arrived on the disk meanwhile: only the package is replaced.
    OwnedFilm now = library.film(film.licence()).orElse(film);
    library.keep(
        new OwnedFilm(
            now.licence(),
            now.film(),
            now.title(),
            now.year(),
            now.studio(),
            now.synopsis(),
            now.quality(),
            now.duration(),
            now.acquired(),
            now.resumeAt(),
            now.onDisk(),
            renewed));
  }
}
