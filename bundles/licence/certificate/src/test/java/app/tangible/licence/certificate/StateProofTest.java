package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.FACTS;
import static app.tangible.licence.certificate.Household.GRACE;
import static app.tangible.licence.certificate.Household.NOW;
import static app.tangible.licence.certificate.Household.OWNER_KEYS;
import static app.tangible.licence.certificate.Household.TRUST;
import static app.tangible.licence.certificate.Household.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.StateProof;
import app.tangible.licence.Verdict;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chain's own word for a licence, as a real chain gave it. */
class StateProofTest {

  @Test
  void readsTheWordOfALicence() {
    assertThat(word(RecordedState.OWNED.proof()))
        .isEqualTo(new ProvenState(FACTS.owner().text(), 0));
    assertThat(word(RecordedState.MOVED.proof()))
        .isEqualTo(new ProvenState("0x" + "77".repeat(20), 1));
  }

  @Test
  void refusesTheProofOfAnotherLicence() {
    assertThatThrownBy(() -> word(RecordedState.OTHER.proof()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTheProofThatThereIsNone() {
    assertThatThrownBy(() -> word(RecordedState.ABSENT.proof()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void playsStrictlyWithAFreshProof() {
    assertThat(check(with(RecordedState.OWNED.document()), strictAt(NOW)))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void wantsAProofWhereItIsStrict() {
    refused(Household.valid(), strictAt(NOW), Refusal.PROOF_TOO_OLD, "there is no proof");
  }

  @Test
  void wantsAProofThatIsNotOlderThanTheGrace() {
    LicencePackage licence = with(RecordedState.OWNED.document());
    assertThat(check(licence, strictAt(NOW.plus(GRACE)))).isInstanceOf(Verdict.Valid.class);
    refused(licence, strictAt(NOW.plus(GRACE).plusNanos(1)), Refusal.PROOF_TOO_OLD, "is wanted");
    assertThat(check(licence, at(NOW.plus(GRACE).plusSeconds(1))))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void refusesALicenceThatTheChainSaysHasMoved() {
    LicencePackage moved = with(RecordedState.MOVED.document());
    refused(moved, at(NOW), Refusal.REVOKED, "the chain has nonce 1");
    refused(moved, strictAt(NOW), Refusal.REVOKED, "the chain has nonce 1");
  }

  @Test
  void refusesAProofOfTheFuture() {
    byte[] young = document(RecordedState.OWNED.proof(NOW.plus(Duration.ofMinutes(6))));
    refused(with(young), at(NOW), Refusal.CLOCK_SET_BACK, "proof of the chain's state is of");
  }

  @Test
  void refusesABlockThatTheLogDidNotSign() {
    StateProof proof = RecordedState.OWNED.proof();
    byte[] foreign = WRITER.stateProof(proof, Household.LOG_NAME, Household.ISSUER);
    refused(with(foreign), at(NOW), Refusal.CERTIFICATE_INVALID, "not signed by log");
    byte[] other = WRITER.stateProof(proof, "other.example", Household.LOG);
    refused(with(other), at(NOW), Refusal.CERTIFICATE_INVALID, "not signed by log");
  }

  @Test
  void refusesABlockOfAnotherChain() {
    StateProof p = RecordedState.OWNED.proof();
    byte[] other =
        document(
            new StateProof(
                137, p.block(), p.blockHash(), NOW, p.header(), p.account(), p.storage(), ""));
    refused(with(other), at(NOW), Refusal.CERTIFICATE_INVALID, "of chain 137");
  }

  @Test
  void refusesAnotherNumberThanTheHeaders() {
    StateProof p = RecordedState.OWNED.proof();
    byte[] other =
        document(
            new StateProof(
                31_337, 705, p.blockHash(), NOW, p.header(), p.account(), p.storage(), ""));
    refused(with(other), at(NOW), Refusal.CERTIFICATE_INVALID, "not of block 705");
  }

  @Test
  void refusesEveryByteOfEveryNodeChanged() {
    StateProof proof = StateProofJson.read(RecordedState.OWNED.document());
    assertThat(isProven(proof)).isTrue();
    for (int list = 0; list < 3; list++) {
      List<byte[]> nodes = nodes(proof, list);
      for (int node = 0; node < nodes.size(); node++) {
        for (int at = 0; at < nodes.get(node).length; at++) {
          List<byte[]> changed = new ArrayList<>(nodes);
          byte[] bytes = nodes.get(node).clone();
          bytes[at] ^= (byte) (1 << at % 8);
          changed.set(node, bytes);
          assertThat(isProven(with(proof, list, changed))).isFalse();
        }
      }
    }
  }

  @Test
  void refusesNodesLeftOutRepeatedOrExchanged() {
    StateProof proof = RecordedState.OWNED.proof();
    for (int list = 1; list < 3; list++) {
      List<byte[]> nodes = nodes(proof, list);
      for (int i = 0; i < nodes.size(); i++) {
        List<byte[]> without = new ArrayList<>(nodes);
        without.remove(i);
        refuses(with(proof, list, without));
        List<byte[]> doubled = new ArrayList<>(nodes);
        doubled.add(i, nodes.get(i));
        refuses(with(proof, list, doubled));
        List<byte[]> more = new ArrayList<>(nodes);
        more.add(nodes.get(i));
        refuses(with(proof, list, more));
      }
      List<byte[]> exchanged = new ArrayList<>(nodes);
      Collections.swap(exchanged, 0, 1);
      refuses(with(proof, list, exchanged));
      refuses(with(proof, list, List.of()));
    }
    refuses(with(with(proof, 1, proof.storage()), 2, proof.account()));
  }

  @Test
  void readsRlpInOneSpellingOnly() {
    for (String canonical : List.of("80", "00", "7f", "8180", "c0", "c180", "c20102")) {
      assertThat(Rlp.decode(Household.hex(canonical))).as(canonical).isNotNull();
    }
    for (String other :
        List.of(
            "",
            "8100",
            "817f",
            "b801ff",
            "b80100",
            "f800",
            "b9000100",
            "c1",
            "81",
            "8180ff",
            "c281",
            "bfffffffffffffffff",
            "ffffffffffffffffff",
            "b838" + "00".repeat(55),
            "c1".repeat(9) + "c0")) {
      assertThatThrownBy(() -> Rlp.decode(Household.hex(other)))
          .as(other)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void namesTheBlockInANoteThatIsNoCheckpoint() {
    String note = StateProofJson.read(RecordedState.OWNED.document()).note();
    assertThat(note.lines().toList().subList(0, 3))
        .containsExactly(
            Household.LOG_NAME + "/headers",
            "block 31337 704 " + RecordedState.OWNED.value("hash"),
            "time " + NOW.getEpochSecond());
    assertThatThrownBy(() -> CheckpointNote.parse(note))
        .isInstanceOf(IllegalArgumentException.class);
    String checkpoint = CHECKER.peekCertificate(Household.valid()).note();
    assertThatThrownBy(() -> HeaderNote.parse(checkpoint))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isTheLastElementOfAPackage() {
    LicencePackage licence = with(RecordedState.OWNED.document());
    byte[] encoded = CHECKER.encode(licence);
    assertThat(CHECKER.encode(CHECKER.decode(encoded))).isEqualTo(encoded);
    assertThat(CHECKER.decode(encoded).stateProof().orElseThrow())
        .isEqualTo(RecordedState.OWNED.document());
    for (int cut = 1; cut < 4_000; cut += 7) {
      byte[] shorter = Arrays.copyOf(encoded, encoded.length - cut);
      assertThatThrownBy(() -> CHECKER.decode(shorter))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> CHECKER.decode(Arrays.copyOf(encoded, encoded.length + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<byte[]> nodes(StateProof proof, int list) {
    return switch (list) {
      case 0 -> List.of(proof.header());
      case 1 -> proof.account();
      default -> proof.storage();
    };
  }

  private static StateProof with(StateProof proof, int list, List<byte[]> nodes) {
    return new StateProof(
        proof.chainId(),
        proof.block(),
        proof.blockHash(),
        proof.time(),
        list == 0 ? nodes.getFirst() : proof.header(),
        list == 1 ? nodes : proof.account(),
        list == 2 ? nodes : proof.storage(),
        proof.note());
  }

  /** As the check does it, with the note that the log signed once. */
  private static boolean isProven(StateProof proof) {
    LogKey log = LogKey.parse(TRUST.log());
    if (ProvenState.blockProblem(proof, log, FACTS, OWNER_KEYS).isPresent()) {
      return false;
    }
    try {
      return word(proof).equals(new ProvenState(FACTS.owner().text(), 0));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static ProvenState word(StateProof proof) {
    return ProvenState.of(proof, FACTS, OWNER_KEYS);
  }

  private static byte[] document(StateProof proof) {
    return sign(proof, Household.LOG);
  }

  private static byte[] sign(StateProof proof, PrivateKey key) {
    return WRITER.stateProof(proof, Household.LOG_NAME, key);
  }

  /** The log signs the block's real hash, whatever lies beside it. */
  private static void refuses(StateProof proof) {
    assertThat(check(with(document(proof)), at(NOW)))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.CERTIFICATE_INVALID));
  }

  private static LicencePackage with(byte[] stateProof) {
    return Household.valid().withStateProof(stateProof);
  }

  private static Question at(Instant now) {
    return new Question(Household.OWNER, Household.AGREEMENT, Household.LICENCE.film(), now, false);
  }

  private static Question strictAt(Instant now) {
    return new Question(Household.OWNER, Household.AGREEMENT, Household.LICENCE.film(), now, true);
  }

  private static Verdict check(LicencePackage licence, Question question) {
    return CHECKER.check(licence, TRUST, question);
  }

  private static void refused(
      LicencePackage licence, Question question, Refusal reason, String detail) {
    assertThat(check(licence, question))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.detail()).contains(detail);
            });
  }
}
