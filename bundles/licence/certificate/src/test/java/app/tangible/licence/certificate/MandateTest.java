package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.LENDER;
import static app.tangible.licence.certificate.Household.LICENCE;
import static app.tangible.licence.certificate.Household.OWNER;
import static app.tangible.licence.certificate.Household.OWNER_KEYS;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.trial.SoftPasskey;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicenceDocument.Loan;
import app.tangible.licence.LicenceExport;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A licence of an account that passkeys command, in the household that it mandated. */
class MandateTest {

  private final SoftPasskey passkey = new SoftPasskey(OWNER_KEYS);

  @Test
  void playsWhatTheAccountOwnsInTheHouseholdThatItsPasskeyNamed() {
    Mandate mandate = passkey.mandate(OWNER);
    LicencePackage licence = licence(mandate);
    assertThat(CHECKER.check(licence, TRUST, QUESTION)).isInstanceOf(Verdict.Valid.class);
    assertThat(CHECKER.peek(licence).mandate()).contains(mandate);
    assertThat(CHECKER.peekCertificate(licence).facts().owner()).isEqualTo(passkey.account());
    assertThat(CHECKER.peekCertificate(licence).facts().mandate()).contains(mandate.digest());
    assertThat(CHECKER.check(CHECKER.decode(CHECKER.encode(licence)), TRUST, QUESTION))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void takesALaterPasskeyOnTheWordOfTheLog() {
    passkey.index = 1;
    OwnerAddress recovered = new OwnerAddress("0x" + "77".repeat(20));
    Mandate mandate =
        passkey.mandate(recovered, OWNER, Mandate.text(SoftPasskey.CHAIN, recovered, OWNER));
    assertThat(CHECKER.check(licence(mandate), TRUST, QUESTION)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void refusesAFirstPasskeyOfAnotherAccount() {
    OwnerAddress other = new OwnerAddress("0x" + "77".repeat(20));
    refused(passkey.mandate(other, OWNER, Mandate.text(SoftPasskey.CHAIN, other, OWNER)));
  }

  @Test
  void refusesAWordForAnotherHouseholdOrChain() {
    OwnerAddress account = passkey.account();
    refused(passkey.mandate(account, OWNER, Mandate.text(SoftPasskey.CHAIN, account, LENDER)));
    refused(passkey.mandate(account, OWNER, Mandate.text(137, account, OWNER)));
    refused(passkey.mandate(account, OWNER, "Tangible loan v1"));
  }

  @Test
  void refusesAnotherPasskeysWord() {
    Mandate good = passkey.mandate(OWNER);
    String foreign = new SoftPasskey(OWNER_KEYS).mandate(OWNER).signature();
    refused(with(good, m -> m, foreign));
  }

  @Test
  void refusesUnlessThePersonWasThereAndVerified() {
    for (int flags : new int[] {0x00, 0x01, 0x04, 0x15}) {
      passkey.flags = flags;
      refused(passkey.mandate(OWNER));
    }
  }

  @Test
  void refusesAChallengeThatOnlyBeginsLikeOurs() {
    passkey.rest = "A\",\"origin\":\"https://store.example\"}";
    refused(passkey.mandate(OWNER));
  }

  @Test
  void refusesEveryChangedByteOfTheSignature() {
    Mandate good = passkey.mandate(OWNER);
    byte[] signature = good.signatureBytes();
    // Which of the account's passkeys it is (byte 0) is bound by the digest in the certificate.
    for (int at = 1; at < signature.length; at++) {
      byte[] changed = signature.clone();
      changed[at] ^= 1;
      Mandate bad = with(good, m -> m, HexFormat.of().formatHex(changed));
      assertThat(OWNER_KEYS.verifies(bad)).as("byte %d", at).isFalse();
    }
  }

  @Test
  void refusesLengthsThatLieBehindTheEnd() {
    Mandate good = passkey.mandate(OWNER);
    byte[] signature = good.signatureBytes();
    for (int length : new int[] {0, 36, 38, signature.length, 65_535}) {
      byte[] changed = signature.clone();
      changed[65] = (byte) (length >> 8);
      changed[66] = (byte) length;
      assertThat(OWNER_KEYS.verifies(with(good, m -> m, HexFormat.of().formatHex(changed))))
          .isFalse();
    }
    assertThat(OWNER_KEYS.verifies(with(good, m -> m, "00".repeat(105)))).isFalse();
  }

  @Test
  void refusesAKeyThatIsNoPoint() {
    Mandate good = passkey.mandate(OWNER);
    Mandate bad =
        new Mandate(
            good.chainId(),
            good.account(),
            OWNER,
            good.factory(),
            "11".repeat(64),
            "01" + good.signature().substring(2));
    assertThat(OWNER_KEYS.verifies(bad)).isFalse();
  }

  @Test
  void refusesAMandateThatTheCertificateDoesNotName() {
    Mandate mandate = passkey.mandate(OWNER);
    CertificateFacts facts = facts(mandate.account(), Optional.of("ab".repeat(32)));
    refused(licence(document(Optional.of(mandate)), facts), "mandate");
    refused(
        licence(document(Optional.of(mandate)), facts(mandate.account(), Optional.empty())),
        "mandate");
    refused(
        licence(document(Optional.empty()), facts(mandate.account(), Optional.of("ab".repeat(32)))),
        "mandate");
  }

  @Test
  void refusesAnAccountWithoutMandate() {
    refused(
        licence(document(Optional.empty()), facts(passkey.account(), Optional.empty())), "derive");
  }

  @Test
  void refusesAMandateOfAnotherAccountThanTheOwner() {
    Mandate mandate = passkey.mandate(OWNER);
    OwnerAddress other = new SoftPasskey(OWNER_KEYS).account();
    refused(
        licence(document(Optional.of(mandate)), facts(other, Optional.of(mandate.digest()))),
        "owner");
  }

  @Test
  void aMandateIsForTheHoldersKey() {
    Mandate lenders = passkey.mandate(LENDER);
    assertThatThrownBy(() -> document(Optional.of(lenders)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lendsWhatTheAccountOwns() {
    Instant until = Household.NOW.plus(Duration.ofDays(1));
    Mandate lenders = passkey.mandate(LENDER);
    Loan lent = Household.lent(until);
    LicenceDocument loan =
        document(Kind.LOAN, Optional.of(until), Optional.of(lent), Optional.of(lenders));
    CertificateFacts facts = facts(lenders.account(), LENDER, Optional.of(lenders.digest()));
    assertThat(CHECKER.check(licence(loan, facts), TRUST, QUESTION))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void isExportedOnTheWordOfTheLog() {
    CertificateExport export = new CertificateExport(OWNER_KEYS);
    String text = export.write(licence(passkey.mandate(OWNER)), TRUST);
    assertThat(export.examine(export.read(text), TRUST, Household.NOW))
        .noneMatch(answer -> answer.outcome() == LicenceExport.Outcome.FAILS);
  }

  private static Mandate with(Mandate good, UnaryOperator<Mandate> other, String signature) {
    Mandate m = other.apply(good);
    return new Mandate(
        m.chainId(), m.account(), m.household(), m.factory(), m.passkey(), signature);
  }

  private static LicencePackage licence(Mandate mandate) {
    return licence(
        document(Optional.of(mandate)), facts(mandate.account(), Optional.of(mandate.digest())));
  }

  private static LicencePackage licence(LicenceDocument document, CertificateFacts facts) {
    return Household.packageOf(
        document, Household.FIRST_LEASE, Household.certificate(List.of(facts), 0));
  }

  private static CertificateFacts facts(OwnerAddress account, Optional<String> mandate) {
    return facts(account, OWNER, mandate);
  }

  private static CertificateFacts facts(
      OwnerAddress account, OwnerPublicKey key, Optional<String> mandate) {
    CertificateFacts f = Household.FACTS;
    return new CertificateFacts(
        f.film(),
        f.masterHash(),
        f.title(),
        f.quality(),
        f.studio(),
        f.chainId(),
        f.contract(),
        f.tokenId(),
        account,
        f.nonce(),
        key,
        mandate);
  }

  private static LicenceDocument document(Optional<Mandate> mandate) {
    return document(Kind.OWNED, Optional.empty(), Optional.empty(), mandate);
  }

  private static LicenceDocument document(
      Kind kind, Optional<Instant> end, Optional<Loan> loan, Optional<Mandate> mandate) {
    LicenceDocument l = LICENCE;
    return new LicenceDocument(
        l.id(),
        l.film(),
        l.masterHash(),
        l.publisher(),
        l.chainId(),
        l.contract(),
        l.tokenId(),
        l.owner(),
        l.devices(),
        kind,
        l.issued(),
        l.notBefore(),
        end,
        l.rights(),
        l.lease(),
        l.grace(),
        l.statusIndex(),
        l.codewordCommitment(),
        loan,
        mandate);
  }

  private static void refused(Mandate mandate) {
    refused(licence(mandate), "not the word");
  }

  private static void refused(LicencePackage licence, String detail) {
    Verdict verdict = CHECKER.check(licence, TRUST, QUESTION);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            why -> {
              assertThat(why.reason()).isEqualTo(Refusal.CERTIFICATE_INVALID);
              assertThat(why.detail()).contains(detail);
            });
  }
}
