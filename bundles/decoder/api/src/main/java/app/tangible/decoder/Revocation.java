package app.tangible.decoder;

import app.tangible.licence.LicenceId;
import app.tangible.licence.Refusal;
import java.util.Set;

/** What a decoder did about a list of licences that changed hands. */
public sealed interface Revocation {

  /** These licences open nothing here any more; empty when the list names none of this decoder. */
  record Done(Set<LicenceId> revoked) implements Revocation {

    /** Copies. */
    public Done {
      revoked = Set.copyOf(revoked);
    }
  }

  /**
   * The list is not the issuer's; nothing was done.
   *
   * @param detail what was expected and found; English
   */
  record Refused(Refusal reason, String detail) implements Revocation {}
}
