package app.tangible.licence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A certificate as one text file that a stranger can check with no network: {@code
 * docs/protocols/verify.md}. Stateless, safe for use by several threads.
 */
@ProviderType
public interface LicenceExport {

  /** How large such a file can be. */
  int MAX_BYTES = 262_144;

  /** How long a statement can be. */
  int MAX_STATEMENT_BYTES = 640;

  /**
   * The certificate of a licence, with the proof of the chain's state where there is one; no keys,
   * no device.
   *
   * @param named whom its holder believes; who checks it decides for themselves
   * @throws IllegalArgumentException when the certificate has no certificate's form
   */
  String write(LicencePackage licence, TrustRoots named);

  /**
   * What a certificate states, short enough to be shown as a QR code: at most {@link
   * #MAX_STATEMENT_BYTES} of ASCII. It is a claim, for comparing with the file or the chain; only
   * the file can be checked.
   */
  String statement(Certificate certificate);

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException for anything but the one spelling that {@link #write} has
   */
  Exported read(String text);

  /** Checks all that the file states; every step is answered, in order. */
  List<Answer> examine(Exported exported, TrustRoots trust, Instant now);

  /** What a file holds. Its form is right; whether it is true is {@link #examine}'s to say. */
  record Exported(Certificate certificate, TrustRoots named, Optional<StateProof> stateProof) {}

  /** What is checked, in this order. */
  enum Step {
    /** The certificate was made by the log that is trusted. */
    LOG,
    /** The log's key signed the checkpoint. */
    CHECKPOINT_SIGNED,
    /** The certificate is in the tree of the checkpoint. */
    INCLUDED,
    /** The owner's key derives the owner's address. */
    OWNER,
    /** Nothing is of the future. */
    TIMES,
    /** The log's key vouches for the block, and the header is that block's. */
    BLOCK_SIGNED,
    /** The chain's state at that block has this owner and nonce for this licence. */
    CHAIN_STATE
  }

  /** How a step ended. */
  enum Outcome {
    HOLDS,
    FAILS,
    /** There is nothing to check. */
    ABSENT
  }

  /** What a step looked at and found. Each names its values, in order; they are texts. */
  enum Finding {
    /** Name of the log that is trusted, name of the one that is named. */
    LOG,
    /** Count of certificates, name of the log. */
    CHECKPOINT,
    /** Number of the entry, from 1; count of entries. */
    ENTRY,
    /** Address of the owner. */
    OWNER,
    /** Time of the newest statement, time now; both as in ISO 8601. */
    NEWEST,
    /** Number of the block, its chain, its time. */
    BLOCK,
    /** Name of the log that did not sign the block. */
    BLOCK_NOT_SIGNED,
    /** Chain of the block, chain of the licence. */
    BLOCK_OF_ANOTHER_CHAIN,
    /** Hash of the block that the header is not of. */
    ANOTHER_HEADER,
    /** Number of the block, its chain, the owner there, how often the licence had moved. */
    STATE,
    /** Number of the block, its chain: the proof does not lead to the licence. */
    STATE_NOT_PROVEN,
    /** The file holds no proof of the chain's state. */
    NO_STATE_PROOF
  }

  /**
   * One step.
   *
   * @param finding what was looked at, for who puts it into words
   * @param values of the finding
   */
  record Answer(Step step, Outcome outcome, Finding finding, List<String> values) {

    /** Copies the values. */
    public Answer {
      values = List.copyOf(values);
    }
  }
}
