package app.tangible.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Asks a person for the passphrase of the keys; a screen or a console offers it. */
@ConsumerType
public interface PassphrasePrompt {

  /** Blocks until the person answers; the caller wipes the answer. Empty when they decline. */
  Optional<char[]> ask(Reason reason);

  /** Why it is asked. */
  enum Reason {
    /** To choose one, for keys that are being made or wrapped anew. */
    CHOOSE,
    /** To open the keys. */
    OPEN,
    /** To open the keys, after one that was wrong. */
    OPEN_AFTER_A_WRONG_ONE
  }
}
