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

  /**
   * The certificate of a licence, with the proof of the chain's state where there is one; no keys,
   * no device.
   *
   * @param named whom its holder believes; who checks it decides for themselves
   * @throws IllegalArgumentException when the certificate has no certificate's form
   */
  String write(LicencePackage licence, TrustRoots named);

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

  /**
   * One step.
   *
   * @param detail what was expected and found; English
   */
  record Answer(Step step, Outcome outcome, String detail) {}
}
