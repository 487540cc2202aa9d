package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.AGREEMENT;
import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.FACTS;
import static app.tangible.licence.certificate.Household.GRACE;
import static app.tangible.licence.certificate.Household.ISSUED;
import static app.tangible.licence.certificate.Household.LEASE;
import static app.tangible.licence.certificate.Household.LICENCE;
import static app.tangible.licence.certificate.Household.OWNER;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static app.tangible.licence.certificate.Household.valid;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.identity.DeviceGrant;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks the checker, and says why it is to refuse. */
final class Judging {

  private Judging() {}

  static void refused(LicencePackage licence, Refusal reason, String detail) {
    refused(licence, QUESTION, reason, detail);
  }

  static void refused(LicencePackage licence, Question question, Refusal reason, String detail) {
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

  static void refusedAt(Instant now, Refusal reason, String detail) {
    refused(valid(), new Question(OWNER, AGREEMENT, LICENCE.film(), now), reason, detail);
  }

  static boolean inGrace(Instant now) {
    Question question = new Question(OWNER, AGREEMENT, LICENCE.film(), now);
    return ((Verdict.Valid) CHECKER.check(valid(), TRUST, question)).inGrace();
  }

  static LicenceDocument with(
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
}
