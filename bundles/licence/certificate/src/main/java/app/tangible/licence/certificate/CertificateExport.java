package app.tangible.licence.certificate;

import app.tangible.identity.OwnerKeys;
import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.LicenceExport;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.StateProof;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.certificate.ProvenState.BlockProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  public String statement(Certificate certificate) {
    return CertificateStatement.of(certificate);
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
            Finding.LOG,
            log.name(),
            checkpoint.origin()));
    answers.add(
        answer(
            Step.CHECKPOINT_SIGNED,
            CheckpointNote.parse(certificate.note())
                .signed()
                .isSignedBy(log, ownerKeys::verifiesEd25519),
            Finding.CHECKPOINT,
            checkpoint.treeSize(),
            log.name()));
    answers.add(
        answer(
            Step.INCLUDED,
            MerkleTree.includes(
                MerkleTree.leafHash(CertificateJson.leaf(facts)),
                certificate.leafIndex(),
                checkpoint.treeSize(),
                certificate.path(),
                HexFormat.of().parseHex(checkpoint.root())),
            Finding.ENTRY,
            certificate.leafIndex() + 1,
            checkpoint.treeSize()));
    answers.add(
        answer(
            Step.OWNER,
            // By a mandate the log's word is all: what the passkey signed lies in the licence.
            facts.mandate().isPresent()
                || ownerKeys.addressOf(facts.ownerKey()).equals(facts.owner()),
            Finding.OWNER,
            facts.owner().text()));
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
            Finding.NEWEST,
            newest,
            now));
    answers.addAll(state(exported.stateProof(), log, facts));
    return List.copyOf(answers);
  }

  private List<Answer> state(Optional<StateProof> stateProof, LogKey log, CertificateFacts facts) {
    if (stateProof.isEmpty()) {
      return Stream.of(Step.BLOCK_SIGNED, Step.CHAIN_STATE)
          .map(step -> new Answer(step, Outcome.ABSENT, Finding.NO_STATE_PROOF, List.of()))
          .toList();
    }
    StateProof proof = stateProof.get();
    return List.of(block(proof, log, facts), chain(proof, facts));
  }

  private Answer block(StateProof proof, LogKey log, CertificateFacts facts) {
    Step step = Step.BLOCK_SIGNED;
    Optional<BlockProblem> problem = ProvenState.blockProblem(proof, log, facts, ownerKeys);
    if (problem.isEmpty()) {
      return answer(step, true, Finding.BLOCK, proof.block(), proof.chainId(), proof.time());
    }
    return switch (problem.get()) {
      case NOT_SIGNED -> answer(step, false, Finding.BLOCK_NOT_SIGNED, log.name());
      case ANOTHER_CHAIN ->
          answer(step, false, Finding.BLOCK_OF_ANOTHER_CHAIN, proof.chainId(), facts.chainId());
      case ANOTHER_HEADER -> answer(step, false, Finding.ANOTHER_HEADER, proof.blockHash());
    };
  }

  private Answer chain(StateProof proof, CertificateFacts facts) {
    Step step = Step.CHAIN_STATE;
    try {
      ProvenState found = ProvenState.of(proof, facts, ownerKeys);
      return answer(
          step,
          found.owner().equals(facts.owner().text()) && found.nonce() == facts.nonce(),
          Finding.STATE,
          proof.block(),
          proof.chainId(),
          found.owner(),
          found.nonce());
    } catch (IllegalArgumentException e) {
      return answer(step, false, Finding.STATE_NOT_PROVEN, proof.block(), proof.chainId());
    }
  }

  private static Answer answer(Step step, boolean holds, Finding finding, Object... values) {
    return new Answer(
        step,
        holds ? Outcome.HOLDS : Outcome.FAILS,
        finding,
        Stream.of(values).map(Object::toString).toList());
  }
}
