package app.tangible.decoder;

import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;

/** What became of a key that was to be destroyed. */
public sealed interface Destruction {

  /**
   * It is gone.
   *
   * @param receipt what the decoder states
   * @param document the same, signed with the decoder's receipt key
   */
  record Destroyed(DestructionReceipt receipt, SignedDocument document) implements Destruction {}

  /**
   * It is as it was.
   *
   * @param detail what was expected and found; English; holds no key and no title
   */
  record Refused(Refusal reason, String detail) implements Destruction {}
}
