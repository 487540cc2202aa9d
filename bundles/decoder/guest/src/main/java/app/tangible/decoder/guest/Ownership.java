package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.AgreementKey;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Whether the film is the owner's here and now; asked before the first byte and now and then. */
final class Ownership {

  private final LicenceChecker checker;
  private final DecoderClock clock;
  private final LicencePackage licence;
  private final TrustRoots trust;
  private final OpenRequest request;
  private final AgreementKey agreement;

  /** Refuses a package that is none: MALFORMED. */
  Ownership(LicenceChecker checker, DecoderClock clock, OpenRequest request, AgreementKey agreement)
      throws RefusedException {
    this.checker = checker;
    this.clock = clock;
    this.request = request;
    this.trust = request.trust();
    this.agreement = agreement;
    try {
      this.licence = checker.decode(request.licence());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.MALFORMED, "licence package: " + e.getMessage());
    }
  }

  LicencePackage licence() {
    return licence;
  }

  /** Steps 2 and 3 of the opening. */
  Verdict.Valid establish() throws IOException {
    Optional<String> problem = clock.problem();
    // A record that lies ahead would call every lease expired, also the one that puts it right.
    Verdict verdict = ask(problem.isPresent() ? clock.wallAtStart() : clock.now());
    if (problem.isPresent()) {
      boolean healed = verdict instanceof Verdict.Valid valid && clock.heal(valid.lease().issued());
      if (!healed) {
        throw new RefusedException(Refusal.CLOCK_SET_BACK, problem.get());
      }
    }
    return noted(verdict);
  }

  /** The same question later in the film; the wall clock cannot help by going back. */
  void confirm() throws IOException {
    noted(ask(clock.now()));
  }

  private Verdict ask(Instant now) {
    return checker.check(
        licence,
        trust,
        new LicenceChecker.Question(request.owner(), agreement, request.film(), now));
  }

  // The time is remembered of a refusal too: else a lease that was called over could be tried again
  // with the clock set back.
  private Verdict.Valid noted(Verdict verdict) throws IOException {
    switch (verdict) {
      case Verdict.Valid valid -> {
        clock.remember(
            ClockRecord.later(valid.lease().issued(), valid.certificate().checkpoint().time()));
        return valid;
      }
      case Verdict.Refused refused -> {
        // Times are judged last, so an expired lease is a true one: it must not heal the record.
        clock.remember(
            refused.reason() == Refusal.LEASE_EXPIRED
                ? checker.peekLease(licence).issued()
                : Instant.EPOCH);
        throw new RefusedException(refused.reason(), refused.detail());
      }
    }
  }
}
