package app.tangible.licence.certificate;

import app.tangible.identity.OwnerKeys;
import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.LicenceExport;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.StateProof;
import app.tangible.licence.TrustRoots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes, reads and examines certificates that leave the house. */
@Component
public final class CertificateExport implements LicenceExport {

  private final OwnerKeys ownerKeys;

  /** Needs the owner's arithmetic. */
  @Activate
  public CertificateExport(@Reference OwnerKeys ownerKeys) {
    this.ownerKeys = ownerKeys;
  }

  @Override
  public String write(LicencePackage licence, TrustRoots named) {
    String text = CertificateText.write(licence.certificate(), named, licence.stateProof());
    CertificateText.read(text);
    return text;
  }

  @Override
  public Exported read(String text) {
    if (text.length() > MAX_BYTES) {
      throw new IllegalArgumentException("a Tangible certificate has at most 262144 bytes");
    }
    return CertificateText.read(text);
  }

  @Override
  public List<Answer> examine(Exported exported, TrustRoots trust, Instant now) {
    LogKey log = LogKey.parse(trust.log());
    Certificate certificate = exported.certificate();
    Checkpoint checkpoint = certificate.checkpoint();
    CertificateFacts facts = certificate.facts();
    List<Answer> answers = new ArrayList<>();
    answers.add(
        answer(
            Step.LOG,
            checkpoint.origin().equals(log.name()),
            "expected log " + log.name() + ", found " + checkpoint.origin()));
    answers.add(
        answer(
            Step.CHECKPOINT_SIGNED,
            CheckpointNote.parse(certificate.note())
                .signed()
                .isSignedBy(log, ownerKeys::verifiesEd25519),
            "checkpoint of " + checkpoint.treeSize() + " certificates, key of " + log.name()));
    answers.add(
        answer(
            Step.INCLUDED,
            MerkleTree.includes(
                MerkleTree.leafHash(CertificateJson.leaf(facts)),
                certificate.leafIndex(),
                checkpoint.treeSize(),
                certificate.path(),
                HexFormat.of().parseHex(checkpoint.root())),
            "entry " + certificate.leafIndex() + " of " + checkpoint.treeSize()));
    answers.add(
        answer(
            Step.OWNER,
            ownerKeys.addressOf(facts.ownerKey()).equals(facts.owner()),
            "owner " + facts.owner()));
    Instant newest =
        exported
            .stateProof()
            .map(StateProof::time)
            .filter(checkpoint.time()::isBefore)
            .orElse(checkpoint.time());
    answers.add(
        answer(
            Step.TIMES,
            !newest.minus(Examination.CLOCK_TOLERANCE).isAfter(now),
            "newest statement of " + newest + ", it is " + now));
    answers.addAll(state(exported.stateProof(), log, facts));
    return List.copyOf(answers);
  }

  private List<Answer> state(Optional<StateProof> stateProof, LogKey log, CertificateFacts facts) {
    if (stateProof.isEmpty()) {
      String none = "the file holds no proof of the chain's state";
      return List.of(
          new Answer(Step.BLOCK_SIGNED, Outcome.ABSENT, none),
          new Answer(Step.CHAIN_STATE, Outcome.ABSENT, none));
    }
    StateProof proof = stateProof.get();
    String block = "block " + proof.block() + " of chain " + proof.chainId();
    Optional<String> problem = ProvenState.blockProblem(proof, log, facts, ownerKeys);
    Answer signed =
        answer(Step.BLOCK_SIGNED, problem.isEmpty(), problem.orElse(block + " of " + proof.time()));
    return List.of(signed, chain(proof, facts, block));
  }

  private Answer chain(StateProof proof, CertificateFacts facts, String block) {
    try {
      ProvenState found = ProvenState.of(proof, facts, ownerKeys);
      return answer(
          Step.CHAIN_STATE,
          found.owner().equals(facts.owner().text()) && found.nonce() == facts.nonce(),
          block + ": owner " + found.owner() + ", moves " + found.nonce());
    } catch (IllegalArgumentException e) {
      return new Answer(Step.CHAIN_STATE, Outcome.FAILS, block + ": " + e.getMessage());
    }
  }

  private static Answer answer(Step step, boolean holds, String detail) {
    return new Answer(step, holds ? Outcome.HOLDS : Outcome.FAILS, detail);
  }
}
