package app.tangible.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What anybody can check of a certificate: the log that has it, and the chain. */
final class PublicProofsTest extends ServerStory {

  @Test
  void keepsOneLogWhoseTreesAllBeginWithTheOnesBefore() throws Exception {
    PublishedLog log = new PublishedLog(HTTP, at("/v1/log/"));
    List<PublishedLog.Tree> trees = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Household household = new Household();
      JsonNode purchase = order(household, "log");
      pay(purchase, "4242424242424242");
      JsonNode issued = until(household, purchase, "ISSUED");
      String note = log.checkpoint();
      assertThat(note).startsWith("tangible.app/certificates\n");
      trees.add(PublishedLog.Tree.of(note));
      byte[] licence =
          bytes(household.get(at("/v1/licences/" + issued.get("licence").asText()))).body();
      var certificate = server.checker.peekCertificate(server.checker.decode(licence));
      trees.add(PublishedLog.Tree.of(certificate.note()));
      assertThat(new String(log.entries((int) certificate.leafIndex() + 1), UTF_8))
          .contains(certificate.facts().ownerKey().hex());
    }
    trees.sort(Comparator.comparingLong(PublishedLog.Tree::size));
    assertThat(trees.stream().map(PublishedLog.Tree::size).distinct().count()).isGreaterThan(3);
    for (int to = 0; to < trees.size(); to++) {
      assertThat(log.hasRoot(trees.get(to))).isTrue();
      for (int from = 0; from <= to; from++) {
        assertThat(log.begins(trees.get(from), trees.get(to))).isTrue();
      }
    }
    assertThat(log.get("tile/0/000").statusCode()).isEqualTo(404);
    assertThat(log.get("tile/0/000.p/255").statusCode()).isEqualTo(404);
    assertThat(log.get("tile/entries/../checkpoint").statusCode()).isIn(200, 400, 404);
  }

  @Test
  void provesWhatTheChainSaysOfALicence() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "strict");
    pay(purchase, "4242424242424242");
    JsonNode issued = until(household, purchase, "ISSUED");
    byte[] encoded =
        bytes(household.get(at("/v1/licences/" + issued.get("licence").asText()))).body();
    LicencePackage licence = server.checker.decode(encoded);
    byte[] proof = server.proofs.prove(TokenId.parse(issued.get("token").asText()));
    JsonNode trust = ok(200, to("/v1/trust"));
    TrustRoots roots = new TrustRoots(trust.get("issuer").asText(), trust.get("log").asText());
    Question strict =
        new Question(
            household.grant.owner(),
            household.grant.agreement(),
            new FilmId(offer.get("film").asText()),
            Instant.now(),
            true);
    assertThat(server.checker.check(licence, roots, strict))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.PROOF_TOO_OLD));
    assertThat(server.checker.check(licence.withStateProof(proof), roots, strict))
        .isInstanceOf(Verdict.Valid.class);
  }
}
