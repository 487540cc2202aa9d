package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.AGREEMENT;
import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.FACTS;
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
import static app.tangible.licence.certificate.Household.OWNER_KEYS;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static app.tangible.licence.certificate.Household.WRITER;
import static app.tangible.licence.certificate.Household.packageOf;
import static app.tangible.licence.certificate.Household.valid;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateLicenceCheckerTest {

  private static final OwnerPublicKey STRANGER = OWNER_KEYS.publicKeyOf(OWNER_KEYS.generate());

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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 64, 65})
  void acceptsEveryLeafOfABatch(int size) {
    for (int mine = 0; mine < size; mine++) {
      byte[] certificate = Household.certificate(Household.batch(size, mine), mine);
      assertThat(CHECKER.check(packageOf(LICENCE, FIRST_LEASE, certificate), TRUST, QUESTION))
          .isInstanceOf(Verdict.Valid.class);
    }
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
  void refusesAnotherBuyersLicence() {
    refused(
        valid(),
        new Question(STRANGER, AGREEMENT, LICENCE.film(), NOW),
        Refusal.OTHER_OWNER,
        "owner key");
  }

  @Test
  void refusesADeviceThatTheLicenceDoesNotName() {
    refused(
        valid(),
        new Question(OWNER, new AgreementKey("11".repeat(32)), LICENCE.film(), NOW),
        Refusal.OTHER_DEVICE,
        "none of the licence's 1 devices");
  }

  @Test
  void refusesAGrantThatTheOwnerDidNotSign() {
    DeviceGrant forged =
        new DeviceGrant(
            OWNER,
            GRANT.device(),
            GRANT.agreement(),
            GRANT.receipts(),
            OWNER_KEYS.signText(OWNER_KEYS.generate(), GRANT.statement()));
    refused(
        packageOf(withDevices(List.of(forged)), FIRST_LEASE, valid().certificate()),
        Refusal.OTHER_DEVICE,
        "not signed by the owner");
  }

  @Test
  void refusesAGrantOfAnotherDecoderKey() {
    // The owner granted their own key; the device puts another into the grant.
    DeviceGrant moved =
        new DeviceGrant(
            OWNER,
            GRANT.device(),
            new AgreementKey("11".repeat(32)),
            GRANT.receipts(),
            GRANT.signature());
    refused(
        packageOf(withDevices(List.of(moved)), FIRST_LEASE, valid().certificate()),
        new Question(OWNER, moved.agreement(), LICENCE.film(), NOW),
        Refusal.OTHER_DEVICE,
        "not signed by the owner");
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
  void refusesACertificateThatSaysAnother() {
    certified(facts(new FilmId("ff".repeat(16)), FACTS.masterHash(), 31_337, "film"), "film");
    certified(facts(FACTS.film(), new MasterHash("ff".repeat(32)), 31_337, ""), "master hash");
    certified(facts(FACTS.film(), FACTS.masterHash(), 137, ""), "chain");
    certified(contract("0x" + "00".repeat(20), FACTS.tokenId(), OWNER), "contract");
    certified(contract(FACTS.contract(), "7", OWNER), "token");
    certified(contract(FACTS.contract(), FACTS.tokenId(), STRANGER), "owner key");
  }

  @Test
  void refusesAnOwnerKeyThatDoesNotDeriveTheOwner() {
    CertificateFacts other =
        new CertificateFacts(
            FACTS.film(),
            FACTS.masterHash(),
            FACTS.title(),
            FACTS.quality(),
            FACTS.studio(),
            FACTS.chainId(),
            FACTS.contract(),
            FACTS.tokenId(),
            new OwnerAddress("0x" + "11".repeat(20)),
            FACTS.nonce(),
            OWNER);
    certified(other, "does not derive");
  }

  @Test
  void refusesACheckpointOfAnotherLog() {
    List<CertificateFacts> batch = Household.batch(3, 1);
    byte[] foreignKey =
        WRITER.certificate(
            batch, 1, WRITER.checkpoint(Household.checkpoint(batch), LOG_NAME, Household.ISSUER));
    refused(
        packageOf(LICENCE, FIRST_LEASE, foreignKey),
        Refusal.CERTIFICATE_INVALID,
        "not signed by log");
    Checkpoint c = Household.checkpoint(batch);
    Checkpoint foreignOrigin =
        new Checkpoint(
            "other.example",
            c.treeSize(),
            c.root(),
            c.time(),
            c.anchorChain(),
            c.anchorTransaction(),
            c.anchorBlock());
    byte[] otherLog =
        WRITER.certificate(batch, 1, WRITER.checkpoint(foreignOrigin, "other.example", LOG));
    refused(
        packageOf(LICENCE, FIRST_LEASE, otherLog),
        Refusal.CERTIFICATE_INVALID,
        "origin is not log");
  }

  @Test
  void refusesALeafThatIsNotInTheBatch() {
    List<CertificateFacts> batch = Household.batch(8, 3);
    List<CertificateFacts> without = Household.batch(8, -1);
    String note = WRITER.checkpoint(Household.checkpoint(without), LOG_NAME, LOG);
    MerkleTree tree =
        MerkleTree.of(
            without.stream().map(CertificateJson::leaf).map(MerkleTree::leafHash).toList());
    byte[] smuggled = CertificateJson.write(batch.get(3), 3, tree.path(3), note);
    refused(
        packageOf(LICENCE, FIRST_LEASE, smuggled),
        Refusal.CERTIFICATE_INVALID,
        "does not lead to the checkpoint's root");
  }

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

  @Test
  void peeksWithoutJudging() {
    LicencePackage licence = valid();
    assertThat(CHECKER.peek(licence)).isEqualTo(LICENCE);
    assertThat(CHECKER.peekLease(licence)).isEqualTo(FIRST_LEASE);
    assertThat(CHECKER.peekCertificate(licence).facts()).isEqualTo(FACTS);
  }

  private static void certified(CertificateFacts facts, String detail) {
    List<CertificateFacts> batch = List.of(facts);
    refused(
        packageOf(LICENCE, FIRST_LEASE, Household.certificate(batch, 0)),
        Refusal.CERTIFICATE_INVALID,
        detail);
  }

  private static boolean inGrace(Instant now) {
    Question question = new Question(OWNER, AGREEMENT, LICENCE.film(), now);
    return ((Verdict.Valid) CHECKER.check(valid(), TRUST, question)).inGrace();
  }

  private static void refusedAt(Instant now, Refusal reason, String detail) {
    refused(valid(), new Question(OWNER, AGREEMENT, LICENCE.film(), now), reason, detail);
  }

  private static void refused(LicencePackage licence, Refusal reason, String detail) {
    refused(licence, QUESTION, reason, detail);
  }

  private static void refused(
      LicencePackage licence, Question question, Refusal reason, String detail) {
    assertThat(CHECKER.check(licence, TRUST, question))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.detail())
                  .contains(detail)
                  .doesNotContain(FACTS.title(), OWNER.hex(), AGREEMENT.hex());
            });
  }

  private static LicenceDocument withDevices(List<DeviceGrant> devices) {
    return with(devices, Kind.OWNED, ISSUED, Optional.empty());
  }

  private static LicenceDocument withTimes(Kind kind, Instant begin, Optional<Instant> end) {
    return with(List.of(GRANT), kind, begin, end);
  }

  private static LicenceDocument with(
      List<DeviceGrant> devices, Kind kind, Instant begin, Optional<Instant> end) {
    return new LicenceDocument(
        LICENCE.id(),
        LICENCE.film(),
        LICENCE.masterHash(),
        LICENCE.publisher(),
        LICENCE.chainId(),
        LICENCE.contract(),
        LICENCE.tokenId(),
        OWNER,
        devices,
        kind,
        ISSUED,
        begin,
        end,
        LICENCE.rights(),
        LEASE,
        GRACE,
        42,
        LICENCE.codewordCommitment(),
        Optional.empty());
  }

  private static CertificateFacts facts(
      FilmId film, MasterHash masterHash, long chainId, String title) {
    return new CertificateFacts(
        film,
        masterHash,
        title,
        "",
        "",
        chainId,
        FACTS.contract(),
        FACTS.tokenId(),
        FACTS.owner(),
        0,
        OWNER);
  }

  private static CertificateFacts contract(String contract, String token, OwnerPublicKey owner) {
    return new CertificateFacts(
        FACTS.film(),
        FACTS.masterHash(),
        "",
        "",
        "",
        31_337,
        contract,
        token,
        OWNER_KEYS.addressOf(owner),
        0,
        owner);
  }
}
