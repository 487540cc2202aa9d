package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.AGREEMENT;
import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.FACTS;
import static app.tangible.licence.certificate.Household.FIRST_LEASE;
import static app.tangible.licence.certificate.Household.ISSUED;
import static app.tangible.licence.certificate.Household.LEASE;
import static app.tangible.licence.certificate.Household.LICENCE;
import static app.tangible.licence.certificate.Household.LOG;
import static app.tangible.licence.certificate.Household.NOW;
import static app.tangible.licence.certificate.Household.OWNER;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static app.tangible.licence.certificate.Household.WRITER;
import static app.tangible.licence.certificate.Household.packageOf;
import static app.tangible.licence.certificate.Household.valid;
import static app.tangible.licence.certificate.Judging.refused;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.FilmId;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents that are none, that another signed, or that do not belong together. */
class CertificateLicenceCheckerTest {

  @Test
  void acceptsAFilmThatIsOwned() {
    assertThat(CHECKER.check(valid(), TRUST, QUESTION))
        .isInstanceOfSatisfying(
            Verdict.Valid.class,
            valid -> {
              assertThat(valid.licence()).isEqualTo(LICENCE);
              assertThat(valid.lease()).isEqualTo(FIRST_LEASE);
              assertThat(valid.certificate().facts()).isEqualTo(FACTS);
              assertThat(valid.certificate().checkpoint().anchorBlock()).isEqualTo(1_234);
              assertThat(valid.inGrace()).isFalse();
            });
  }

  @Test
  void refusesWhatIsNotADocument() {
    byte[] junk = "{\"version\":1}".getBytes(StandardCharsets.UTF_8);
    SignedDocument signedJunk = new SignedDocument(junk, new byte[64]);
    LicencePackage good = valid();
    refused(
        new LicencePackage(signedJunk, good.certificate(), good.lease(), List.of()),
        Refusal.MALFORMED,
        "licence.");
    refused(
        new LicencePackage(good.licence(), junk, good.lease(), List.of()),
        Refusal.MALFORMED,
        "certificate.");
    refused(
        new LicencePackage(good.licence(), good.certificate(), signedJunk, List.of()),
        Refusal.MALFORMED,
        "lease.");
  }

  @Test
  void refusesTrustRootsThatAreNone() {
    for (TrustRoots bad :
        List.of(
            new TrustRoots("", TRUST.log()),
            new TrustRoots(TRUST.issuer().toUpperCase(java.util.Locale.ROOT), TRUST.log()),
            new TrustRoots(TRUST.issuer(), ""),
            new TrustRoots(TRUST.issuer(), "a+b+c"))) {
      assertThat(CHECKER.check(valid(), bad, QUESTION))
          .isInstanceOfSatisfying(
              Verdict.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED));
    }
  }

  @Test
  void refusesAnotherIssuersLicenceAndLease() {
    LicencePackage good = valid();
    SignedDocument foreignLicence = WRITER.licence(LICENCE, LOG);
    SignedDocument foreignLease = WRITER.lease(FIRST_LEASE, LOG);
    refused(
        new LicencePackage(foreignLicence, good.certificate(), good.lease(), List.of()),
        Refusal.LICENCE_FORGED,
        "licence's signature");
    refused(good.withLease(foreignLease), Refusal.LICENCE_FORGED, "lease's signature");
  }

  @Test
  void refusesASignatureFromAnotherKindOfDocument() {
    // The issuer signed exactly these bytes, but as a lease.
    byte[] payload = valid().licence().payload();
    byte[] message = Ed25519.inContext(LeaseJson.CONTEXT, payload);
    SignedDocument crossed = new SignedDocument(payload, Ed25519.sign(Household.ISSUER, message));
    refused(
        new LicencePackage(crossed, valid().certificate(), valid().lease(), List.of()),
        Refusal.LICENCE_FORGED,
        "licence's signature");
  }

  @Test
  void refusesTheLeaseOfAnotherLicence() {
    Lease other = new Lease(new LicenceId("ff".repeat(16)), 1, ISSUED, ISSUED.plus(LEASE));
    refused(
        packageOf(LICENCE, other, valid().certificate()),
        Refusal.LICENCE_FORGED,
        "the lease is of licence");
  }

  @Test
  void refusesALicenceForAnotherFilm() {
    refused(
        valid(),
        new Question(OWNER, AGREEMENT, new FilmId("ff".repeat(16)), NOW),
        Refusal.OTHER_FILM,
        "asked for");
  }

  @Test
  void peeksWithoutJudging() {
    LicencePackage licence = valid();
    assertThat(CHECKER.peek(licence)).isEqualTo(LICENCE);
    assertThat(CHECKER.peekLease(licence)).isEqualTo(FIRST_LEASE);
    assertThat(CHECKER.peekCertificate(licence).facts()).isEqualTo(FACTS);
  }
}
