package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.FACTS;
import static app.tangible.licence.certificate.Household.FIRST_LEASE;
import static app.tangible.licence.certificate.Household.LICENCE;
import static app.tangible.licence.certificate.Household.LOG;
import static app.tangible.licence.certificate.Household.LOG_NAME;
import static app.tangible.licence.certificate.Household.OWNER;
import static app.tangible.licence.certificate.Household.OWNER_KEYS;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static app.tangible.licence.certificate.Household.WRITER;
import static app.tangible.licence.certificate.Household.packageOf;
import static app.tangible.licence.certificate.Judging.refused;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Refusal;
import app.tangible.licence.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate says the same as the licence, and is in the log that is believed. */
class CertifiedTest {

  private static final OwnerPublicKey STRANGER = OWNER_KEYS.publicKeyOf(OWNER_KEYS.generate());

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

  private static void certified(CertificateFacts facts, String detail) {
    List<CertificateFacts> batch = List.of(facts);
    refused(
        packageOf(LICENCE, FIRST_LEASE, Household.certificate(batch, 0)),
        Refusal.CERTIFICATE_INVALID,
        detail);
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
