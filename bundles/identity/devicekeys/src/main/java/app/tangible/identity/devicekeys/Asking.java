package app.tangible.identity.devicekeys;

import app.tangible.identity.PassphrasePrompt.Reason;
import java.util.Optional;

/** Asks whoever can be asked for the passphrase. */
@FunctionalInterface
interface Asking {

  /**
   * Blocks for as long as it takes.
   *
   * @param otherwise what to tell where there is nobody to ask
   * @return what was typed, never empty text; the caller wipes it. Empty when nobody will answer
   */
  Optional<char[]> ask(Reason reason, String otherwise);
}
