package app.tangible.licence.certificate;

import app.tangible.identity.OwnerKeys;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.Refusal;
import app.tangible.licence.StateProof;
import app.tangible.licence.Verdict.Refused;
import app.tangible.licence.certificate.ProvenState.BlockProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The chain's own word, judged by the steps of {@code docs/protocols/licence-1.md} section 7. */
final class StateExamination {

  private final OwnerKeys ownerKeys;
  private final LogKey log;
  private final CertificateFacts facts;
  private final Duration grace;
  private final Question question;

  StateExamination(
      OwnerKeys ownerKeys, LogKey log, CertificateFacts facts, Duration grace, Question question) {
    this.ownerKeys = ownerKeys;
    this.log = log;
    this.facts = facts;
    this.grace = grace;
    this.question = question;
  }

  Optional<Refused> refusal(Optional<StateProof> stateProof) {
    if (stateProof.isEmpty()) {
      return question.strict()
          ? refuse(Refusal.PROOF_TOO_OLD, "there is no proof of the chain's state")
          : Optional.empty();
    }
    StateProof proof = stateProof.get();
    return ProvenState.blockProblem(proof, log, facts, ownerKeys)
        .flatMap(problem -> refuse(Refusal.CERTIFICATE_INVALID, words(problem, proof)))
        .or(() -> word(proof))
        .or(() -> time(proof.time()));
  }

  private String words(BlockProblem problem, StateProof proof) {
    return switch (problem) {
      case NOT_SIGNED -> "the block is not signed by log " + log.name();
      case ANOTHER_CHAIN -> "the block is of chain " + proof.chainId() + ", not " + facts.chainId();
      case ANOTHER_HEADER -> "the header is not that of block " + proof.blockHash();
    };
  }

  private Optional<Refused> word(StateProof proof) {
    ProvenState word;
    try {
      word = ProvenState.of(proof, facts, ownerKeys);
    } catch (IllegalArgumentException e) {
      return refuse(
          Refusal.CERTIFICATE_INVALID, "the proof of the chain's state fails: " + e.getMessage());
    }
    if (word.nonce() != facts.nonce()) {
      return refuse(
          word.nonce() > facts.nonce() ? Refusal.REVOKED : Refusal.PROOF_TOO_OLD,
          "the chain has nonce " + word.nonce() + ", the certificate " + facts.nonce());
    }
    return word.owner().equals(facts.owner().text())
        ? Optional.empty()
        : refuse(Refusal.CERTIFICATE_INVALID, "the chain has another owner at this nonce");
  }

  private Optional<Refused> time(Instant time) {
    if (Examination.isAhead(time, question.now())) {
      return refuse(
          Refusal.CLOCK_SET_BACK,
          "the proof of the chain's state is of " + time + ", the clock shows " + question.now());
    }
    return question.strict() && question.now().isAfter(time.plus(grace))
        ? refuse(
            Refusal.PROOF_TOO_OLD,
            "the proof of the chain's state is of "
                + time
                + ", at most "
                + grace
                + " old is wanted, it is "
                + question.now())
        : Optional.empty();
  }

  private static Optional<Refused> refuse(Refusal reason, String detail) {
    return Optional.of(new Refused(reason, detail));
  }
}
