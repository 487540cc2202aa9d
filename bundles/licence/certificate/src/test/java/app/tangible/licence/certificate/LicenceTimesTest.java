package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.AGREEMENT;
import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.FIRST_LEASE;
import static app.tangible.licence.certificate.Household.GRACE;
import static app.tangible.licence.certificate.Household.GRANT;
import static app.tangible.licence.certificate.Household.ISSUED;
import static app.tangible.licence.certificate.Household.LEASE;
import static app.tangible.licence.certificate.Household.LICENCE;
import static app.tangible.licence.certificate.Household.LOG;
import static app.tangible.licence.certificate.Household.LOG_NAME;
import static app.tangible.licence.certificate.Household.NOW;
import static app.tangible.licence.certificate.Household.OWNER;
import static app.tangible.licence.certificate.Household.TRUST;
import static app.tangible.licence.certificate.Household.WRITER;
import static app.tangible.licence.certificate.Household.packageOf;
import static app.tangible.licence.certificate.Household.valid;
import static app.tangible.licence.certificate.Judging.inGrace;
import static app.tangible.licence.certificate.Judging.refused;
import static app.tangible.licence.certificate.Judging.refusedAt;
import static app.tangible.licence.certificate.Judging.with;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a licence plays: its lease, its own times, and a clock that was set back. */
class LicenceTimesTest {

  @Test
  void playsInItsLeaseThenInItsGraceThenNotAtAll() {
    Instant until = FIRST_LEASE.until();
    assertThat(inGrace(until.minusNanos(1))).isFalse();
    assertThat(inGrace(until)).isTrue();
    assertThat(inGrace(until.plus(GRACE).minusNanos(1))).isTrue();
    refusedAt(until.plus(GRACE), Refusal.LEASE_EXPIRED, "the lease ended");
    refusedAt(Instant.MAX, Refusal.LEASE_EXPIRED, "the lease ended");
  }

  @Test
  void aRenewedLeasePlaysAgain() {
    Instant later = ISSUED.plus(Duration.ofDays(60));
    Lease renewed = new Lease(LICENCE.id(), 2, later, later.plus(LEASE));
    LicencePackage licence = valid().withLease(WRITER.lease(renewed, Household.ISSUER));
    assertThat(CHECKER.check(licence, TRUST, new Question(OWNER, AGREEMENT, LICENCE.film(), later)))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void refusesAClockSetBackBeforeWhatWasSigned() {
    assertThat(inGrace(ISSUED.minus(Examination.CLOCK_TOLERANCE))).isFalse();
    refusedAt(
        ISSUED.minus(Examination.CLOCK_TOLERANCE).minusSeconds(1),
        Refusal.CLOCK_SET_BACK,
        "the licence is of");
    refusedAt(Instant.EPOCH, Refusal.CLOCK_SET_BACK, "the licence is of");
    refusedAt(Instant.MIN, Refusal.CLOCK_SET_BACK, "the licence is of");
  }

  @Test
  void refusesAClockSetBackBeforeTheLeaseOrTheCheckpoint() {
    Instant later = ISSUED.plus(Duration.ofDays(20));
    Lease renewed = new Lease(LICENCE.id(), 2, later, later.plus(LEASE));
    refused(
        valid().withLease(WRITER.lease(renewed, Household.ISSUER)),
        Refusal.CLOCK_SET_BACK,
        "the lease is of");
    List<CertificateFacts> batch = Household.batch(3, 1);
    Checkpoint c = Household.checkpoint(batch);
    Checkpoint young =
        new Checkpoint(c.origin(), c.treeSize(), c.root(), later, 31_337, c.anchorTransaction(), 9);
    byte[] certificate = WRITER.certificate(batch, 1, WRITER.checkpoint(young, LOG_NAME, LOG));
    refused(
        packageOf(LICENCE, FIRST_LEASE, certificate),
        Refusal.CLOCK_SET_BACK,
        "the checkpoint is of");
  }

  @Test
  void refusesALicenceThatHasNotBegun() {
    refused(
        packageOf(
            withTimes(Kind.RENTAL, NOW.plus(Duration.ofDays(1)), Optional.empty()),
            FIRST_LEASE,
            valid().certificate()),
        Refusal.NOT_YET,
        "begins");
  }

  @Test
  void refusesARentalThatIsOver() {
    LicencePackage rental =
        packageOf(
            withTimes(Kind.RENTAL, ISSUED, Optional.of(NOW)), FIRST_LEASE, valid().certificate());
    refused(rental, Refusal.ENDED, "ended");
    Question before = new Question(OWNER, AGREEMENT, LICENCE.film(), NOW.minusSeconds(1));
    assertThat(CHECKER.check(rental, TRUST, before)).isInstanceOf(Verdict.Valid.class);
  }

  private static LicenceDocument withTimes(Kind kind, Instant begin, Optional<Instant> end) {
    return with(List.of(GRANT), kind, begin, end);
  }
}
