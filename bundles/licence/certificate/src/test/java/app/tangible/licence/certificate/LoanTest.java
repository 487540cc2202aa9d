package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.LENDER;
import static app.tangible.licence.certificate.Household.LENDER_PRIVATE;
import static app.tangible.licence.certificate.Household.NOW;
import static app.tangible.licence.certificate.Household.OWNER;
import static app.tangible.licence.certificate.Household.OWNER_KEYS;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicenceDocument.Loan;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoanTest {

  private static final Instant UNTIL = NOW.plus(Duration.ofDays(2));

  @Test
  void playsWhatAFriendLentUntilItGoesBack() {
    LicencePackage loan = loan(Household.licence(Kind.LOAN, Optional.of(UNTIL)), LENDER);
    assertThat(CHECKER.check(loan, TRUST, QUESTION)).isInstanceOf(Verdict.Valid.class);
    assertThat(CHECKER.peek(loan).holder()).isEqualTo(LENDER);
    assertThat(CHECKER.peek(loan).loan()).isPresent();
    Question after = new Question(OWNER, Household.AGREEMENT, QUESTION.film(), UNTIL);
    refused(CHECKER.check(loan, TRUST, after), Refusal.ENDED, "ended");
  }

  @Test
  void refusesALoanThatEndsLaterThanTheLenderSigned() {
    LicenceDocument longer =
        Household.licence(
            Kind.LOAN, Optional.of(UNTIL.plusSeconds(1)), Optional.of(Household.lent(UNTIL)));
    refused(loan(longer, LENDER), Refusal.LICENCE_FORGED, "not the lender's word");
  }

  @Test
  void refusesALoanToAnotherBorrowerOrOfAnotherLicence() {
    for (LoanStatement other :
        List.of(
            new LoanStatement(31_337, Household.CONTRACT, Household.TOKEN, LENDER, UNTIL),
            new LoanStatement(31_337, Household.CONTRACT, "7", OWNER, UNTIL),
            new LoanStatement(31_337, "0x" + "00".repeat(20), Household.TOKEN, OWNER, UNTIL),
            new LoanStatement(137, Household.CONTRACT, Household.TOKEN, OWNER, UNTIL))) {
      Loan signed = new Loan(LENDER, OWNER_KEYS.signText(LENDER_PRIVATE, other.text()));
      LicenceDocument document =
          Household.licence(Kind.LOAN, Optional.of(UNTIL), Optional.of(signed));
      refused(loan(document, LENDER), Refusal.LICENCE_FORGED, "not the lender's word");
    }
  }

  @Test
  void refusesALoanByWhoIsNotTheOwner() {
    LicenceDocument document = Household.licence(Kind.LOAN, Optional.of(UNTIL));
    refused(loan(document, OWNER), Refusal.CERTIFICATE_INVALID, "owner key");
  }

  @Test
  void refusesALoanOfOnesOwn() {
    LoanStatement own =
        new LoanStatement(31_337, Household.CONTRACT, Household.TOKEN, OWNER, UNTIL);
    Loan forged = new Loan(LENDER, OWNER_KEYS.signText(Household.OWNER_PRIVATE, own.text()));
    LicenceDocument document =
        Household.licence(Kind.LOAN, Optional.of(UNTIL), Optional.of(forged));
    refused(loan(document, LENDER), Refusal.LICENCE_FORGED, "not the lender's word");
  }

  @Test
  void namesALenderAndAnEndOrIsNoLoan() {
    Optional<Loan> lent = Optional.of(Household.lent(UNTIL));
    assertThatThrownBy(() -> Household.licence(Kind.LOAN, Optional.empty(), lent))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Household.licence(Kind.LOAN, Optional.of(UNTIL), Optional.<Loan>empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Household.licence(Kind.OWNED, Optional.of(UNTIL), lent))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LicencePackage loan(LicenceDocument document, OwnerPublicKey owner) {
    return Household.packageOf(
        document,
        Household.FIRST_LEASE,
        Household.certificate(List.of(Household.facts(0, owner)), 0));
  }

  private static void refused(LicencePackage licence, Refusal reason, String detail) {
    refused(CHECKER.check(licence, TRUST, QUESTION), reason, detail);
  }

  private static void refused(Verdict verdict, Refusal reason, String detail) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.detail()).contains(detail);
            });
  }
}
