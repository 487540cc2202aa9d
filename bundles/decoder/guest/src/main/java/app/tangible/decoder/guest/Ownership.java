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
    Verdict verdict = ask(ClockRecord.later(clockTime(problem), signedTime()));
    if (problem.isPresent()) {
      boolean healed = verdict instanceof Verdict.Valid valid && clock.heal(valid.lease().issued());
      if (!healed) {
        throw new RefusedException(Refusal.CLOCK_SET_BACK, problem.get());
      }
    }
    Verdict.Valid valid = require(verdict);
    Optional<String> behind = clock.behindSigned(signed(valid));
    if (behind.isPresent()) {
      throw new RefusedException(Refusal.CLOCK_SET_BACK, behind.get());
    }
    clock.remember(signed(valid));
    return valid;
  }

  /** The same question later in the film; the wall clock cannot help by going back. */
  void confirm() throws IOException {
    Verdict.Valid valid = require(ask(clock.now()));
    clock.remember(signed(valid));
  }

  // A record that lies ahead would call every lease expired, also the one that puts it right.
  private Instant clockTime(Optional<String> problem) {
    return problem.isPresent() ? clock.wallAtStart() : clock.now();
  }

  // Not yet verified, and only ever moves the question's time forward: with it a clock that was set
  // back is called that, after the signatures were checked, and not "licence not begun".
  private Instant signedTime() {
    try {
      return ClockRecord.later(
          checker.peekLease(licence).issued(),
          checker.peekCertificate(licence).checkpoint().time());
    } catch (IllegalArgumentException e) {
      return Instant.EPOCH;
    }
  }

  private Verdict ask(Instant now) {
    return checker.check(
        licence,
        trust,
        new LicenceChecker.Question(request.owner(), agreement, request.film(), now));
  }

  private static Verdict.Valid require(Verdict verdict) throws RefusedException {
    return switch (verdict) {
      case Verdict.Valid valid -> valid;
      case Verdict.Refused refused ->
          throw new RefusedException(refused.reason(), refused.detail());
    };
  }

  private static Instant signed(Verdict.Valid valid) {
    return ClockRecord.later(valid.lease().issued(), valid.certificate().checkpoint().time());
  }
}
