package app.tangible.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Asks a person for the passphrase of the keys; a screen or a console offers it. It may come at any
 * time: while nobody can be asked, keys that wait for their passphrase wait for this too.
 */
@ConsumerType
public interface PassphrasePrompt {

  /**
   * Blocks until the person answers; the caller wipes the answer. Asked again after a wrong one, as
   * often as it takes, by one thread at a time.
   *
   * @return empty when they decline, which is final, or when the waiting thread is interrupted: the
   *     answer is of no use any more then, and the question is to be taken away
   */
  Optional<char[]> ask(Reason reason);

  /**
   * The keys are open, and what needs them has come. Of other prompts also where none was asked.
   */
  default void opened() {}

  /**
   * The answer was right, or is of no use: the keys stay closed until the next start.
   *
   * @param why tells a person what happened and what to do
   */
  default void failed(IdentityException why) {}

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
