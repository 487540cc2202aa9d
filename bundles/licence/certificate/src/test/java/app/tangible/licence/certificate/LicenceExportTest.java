package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.NOW;
import static app.tangible.licence.certificate.Household.TRUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceExport;
import app.tangible.licence.LicenceExport.Answer;
import app.tangible.licence.LicenceExport.Outcome;
import app.tangible.licence.LicenceExport.Step;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LicenceExportTest {

  private static final LicenceExport EXPORT = new CertificateExport(Household.OWNER_KEYS);
  private static final LicencePackage PLAIN = Household.valid();
  private static final LicencePackage PROVEN = PLAIN.withStateProof(RecordedState.OWNED.document());

  @Test
  void statesACertificateInSixShortLines() throws IOException {
    try (var in = LicenceExportTest.class.getResourceAsStream("certificate-1.txt")) {
      Certificate certificate =
          EXPORT.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).certificate();
      CertificateFacts facts = certificate.facts();
      assertThat(EXPORT.statement(certificate).lines())
          .containsExactly(
              "Tangible certificate 1",
              "eip155:" + facts.chainId() + "/erc721:" + facts.contract() + "/" + facts.tokenId(),
              "owner 0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266 moves " + facts.nonce(),
              "leaf " + HexFormat.of().formatHex(MerkleTree.leafHash(CertificateJson.leaf(facts))),
              "log log.tangible.example index " + certificate.leafIndex(),
              "time " + certificate.checkpoint().time());
    }
  }

  @Test
  void theLongestStatementFitsItsLimit() {
    Certificate usual = Household.CHECKER.peekCertificate(PLAIN);
    String statement = EXPORT.statement(usual);
    int room =
        LicenceExport.MAX_STATEMENT_BYTES
            - statement.length()
            + usual.facts().tokenId().length()
            + usual.checkpoint().origin().length();
    // A token has at most 78 digits, a log's name at most 136 characters.
    assertThat(room).isGreaterThan(78 + 136 + 2 * 16);
    assertThat(statement.chars()).allMatch(c -> c < 128);
  }

  @Test
  void aStrangerFindsEveryStepToHold() {
    assertThat(outcomes(EXPORT.write(PROVEN, TRUST), TRUST, NOW)).containsOnly(Outcome.HOLDS);
    assertThat(outcomes(EXPORT.write(PLAIN, TRUST), TRUST, NOW))
        .containsExactly(
            Outcome.HOLDS,
            Outcome.HOLDS,
            Outcome.HOLDS,
            Outcome.HOLDS,
            Outcome.HOLDS,
            Outcome.ABSENT,
            Outcome.ABSENT);
  }

  /** For other readers: the vector, written once. */
  @Test
  void writesTheFileOfTheVector() throws Exception {
    try (var in = LicenceExportTest.class.getResourceAsStream("certificate-1.txt")) {
      String vector = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(EXPORT.write(PROVEN, TRUST)).isEqualTo(vector);
      assertThat(outcomes(vector, TRUST, NOW)).containsOnly(Outcome.HOLDS);
    }
  }

  @Test
  void saysToAPersonWhatTheDocumentsSay() {
    String text = EXPORT.write(PROVEN, TRUST);
    assertThat(text)
        .startsWith("Tangible certificate 1\n\nFilm: Le Ch\u00e2teau,")
        .contains(
            "\nOwner / Propri\u00e9taire: 0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266\n",
            "\nLog / Journal: log.tangible.example, 6 / 11\n",
            "\nissuer " + TRUST.issuer() + "\nlog " + TRUST.log() + "\n");
    assertThat(EXPORT.read(text).named()).isEqualTo(TRUST);
    assertThat(EXPORT.read(text).certificate().facts()).isEqualTo(Household.FACTS);
  }

  @Test
  void refusesWordsThatAreNotTheDocuments() {
    String text = EXPORT.write(PROVEN, TRUST);
    for (String changed :
        List.of(
            text.replace("Owner / Propri\u00e9taire: 0xf3", "Owner / Propri\u00e9taire: 0xf4"),
            text.replace("Film: Le", "Film: La"),
            text.replaceFirst("\n\n", "\n\nIt is all true.\n"),
            text + "\n",
            text.stripTrailing(),
            text.replace("\n", "\r\n"),
            text.replace("== state ==", "== State =="),
            text.replace("Tangible certificate 1", "Tangible certificate 2"),
            "")) {
      assertThat(changed).isNotEqualTo(text);
      assertThatThrownBy(() -> EXPORT.read(changed)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> EXPORT.read("x".repeat(LicenceExport.MAX_BYTES + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsNoCharacterThatShowsAnother() {
    CertificateFacts f = Household.FACTS;
    CertificateFacts tricky =
        new CertificateFacts(
            f.film(),
            f.masterHash(),
            "A\n== state ==\nB\u202eC\u001b[31m\u0000",
            f.quality(),
            f.studio(),
            f.chainId(),
            f.contract(),
            f.tokenId(),
            f.owner(),
            f.nonce(),
            f.ownerKey());
    byte[] certificate = Household.certificate(List.of(tricky), 0);
    LicencePackage licence =
        Household.packageOf(Household.LICENCE, Household.FIRST_LEASE, certificate);
    String text = EXPORT.write(licence, TRUST);
    assertThat(text).contains("A\ufffd== state ==\ufffdB\ufffdC\ufffd[31m\ufffd (1080p)");
    assertThat(EXPORT.read(text).certificate().facts()).isEqualTo(tricky);
  }

  @Test
  void saysWhichStepFails() {
    String text = EXPORT.write(PROVEN, TRUST);
    TrustRoots otherLog =
        new TrustRoots(
            TRUST.issuer(),
            new LogKey(Household.LOG_NAME, Ed25519.publicOf(Household.ISSUER)).text());
    fails(text, otherLog, NOW, Step.CHECKPOINT_SIGNED, Step.BLOCK_SIGNED);
    TrustRoots otherName =
        new TrustRoots(
            TRUST.issuer(), new LogKey("b.example", Ed25519.publicOf(Household.LOG)).text());
    fails(text, otherName, NOW, Step.LOG, Step.CHECKPOINT_SIGNED, Step.BLOCK_SIGNED);
    fails(text, TRUST, Household.ISSUED.minus(Duration.ofDays(1)), Step.TIMES);
    fails(text, TRUST, NOW.minus(Duration.ofMinutes(6)), Step.TIMES);
    String moved = EXPORT.write(PLAIN.withStateProof(RecordedState.MOVED.document()), TRUST);
    fails(moved, TRUST, NOW, Step.CHAIN_STATE);
    String other = EXPORT.write(PLAIN.withStateProof(RecordedState.OTHER.document()), TRUST);
    fails(other, TRUST, NOW, Step.CHAIN_STATE);
  }

  @Test
  void refusesEveryCharacterChangedOneWayOrTheOther() {
    String text = EXPORT.write(PROVEN, TRUST);
    SplittableRandom random = new SplittableRandom(7);
    int[] places =
        IntStream.concat(IntStream.range(0, 3_000), random.ints(1_500, 3_000, text.length()))
            .filter(i -> i < text.length())
            .toArray();
    for (int at : places) {
      char other = (char) (text.charAt(at) ^ 1);
      String changed = text.substring(0, at) + other + text.substring(at + 1);
      boolean accepted;
      try {
        accepted = outcomes(changed, TRUST, NOW).stream().allMatch(Outcome.HOLDS::equals);
        // The roots that a file names are its holder's: the stranger brings their own.
        accepted &= EXPORT.read(changed).named().equals(TRUST);
      } catch (IllegalArgumentException e) {
        accepted = false;
      }
      assertThat(accepted).as("character %s", at).isFalse();
    }
  }

  private static List<Outcome> outcomes(String text, TrustRoots trust, Instant now) {
    return EXPORT.examine(EXPORT.read(text), trust, now).stream().map(Answer::outcome).toList();
  }

  private static void fails(String text, TrustRoots trust, Instant now, Step... steps) {
    List<Answer> answers = EXPORT.examine(EXPORT.read(text), trust, now);
    assertThat(answers.stream().map(Answer::step)).containsExactly(Step.values());
    assertThat(
            answers.stream().filter(answer -> answer.outcome() == Outcome.FAILS).map(Answer::step))
        .containsExactly(steps);
  }
}
