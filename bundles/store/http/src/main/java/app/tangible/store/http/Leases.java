package app.tangible.store.http;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.Remark;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.store.StoreException;
import app.tangible.store.http.Licences.Renewal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews leases before they end, and erases what the store says is no longer the household's. */
final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final Library library;
  private final LicenceChecker checker;
  private final Licences licences;
  private final Eraser eraser;
  private final BooleanSupplier strict;
  private final Clock clock;

  /**
   * @param strict whether proofs of the chain's state are kept fresh too, at each look
   */
  Leases(
      Library library,
      LicenceChecker checker,
      Licences licences,
      Eraser eraser,
      BooleanSupplier strict,
      Clock clock) {
    this.library = library;
    this.checker = checker;
    this.licences = licences;
    this.eraser = eraser;
    this.strict = strict;
    this.clock = clock;
  }

  /** Those that are half over, in strict mode all of them; how many were renewed. */
  int renew() {
    return renew(film -> strict.getAsBoolean() || isHalfOver(film) || isOver(film));
  }

  /** These, whatever their age. */
  int renew(Set<LicenceId> wanted) {
    return renew(film -> wanted.contains(film.licence()));
  }

  /** One licence that the store refuses does not stop the others. */
  private int renew(Predicate<OwnedFilm> wanted) {
    Set<LicenceId> parked =
        library.partings().stream()
            .filter(parting -> !parting.over())
            .map(Parting::licence)
            .collect(Collectors.toUnmodifiableSet());
    int renewed = 0;
    StoreException unreachable = null;
    for (OwnedFilm film : library.films()) {
      try {
        if (!parked.contains(film.licence()) && wanted.test(film)) {
          renewed += renew(film) ? 1 : 0;
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

  private boolean renew(OwnedFilm film) {
    return switch (licences.renew(film.licence(), film.licencePackage())) {
      case Renewal.Renewed renewed -> {
        library.renew(film.licence(), renewed.licence());
        yield true;
      }
      case Renewal.NotYours _ -> {
        eraser.erase(film, isLoan(film) ? Remark.What.LOAN_OVER : Remark.What.NO_LONGER_YOURS);
        yield false;
      }
      case Renewal.Refused refused -> {
        if (isOver(film)) {
          eraser.erase(film, Remark.What.LOAN_OVER);
        } else {
          LOG.debug("lease of licence {} not renewed: {}", film.licence(), refused.detail());
        }
        yield false;
      }
    };
  }

  private boolean isHalfOver(OwnedFilm film) {
    Lease lease = checker.peekLease(film.licencePackage());
    Instant half =
        lease.issued().plus(Duration.between(lease.issued(), lease.until()).dividedBy(2));
    return clock.instant().isAfter(half);
  }

  private boolean isLoan(OwnedFilm film) {
    return checker.peek(film.licencePackage()).kind() == LicenceDocument.Kind.LOAN;
  }

  /** Whether a loan or a rental has ended, by the clock of this machine. */
  private boolean isOver(OwnedFilm film) {
    return checker
        .peek(film.licencePackage())
        .end()
        .filter(end -> clock.instant().isAfter(end))
        .isPresent();
  }
}
