package app.tangible.issuing;

import app.tangible.chain.TokenId;
import app.tangible.identity.DeviceId;
import app.tangible.licence.LicenceId;
import app.tangible.licence.TrustRoots;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Licences that were issued. Safe for use by several threads. */
@ProviderType
public interface Licences {

  /** The package as its checker encodes it, if the licence names this device. */
  Optional<byte[]> find(LicenceId licence, DeviceId caller);

  /** What the licence is on the chain, if it names this device; also of one that is revoked. */
  Optional<TokenId> token(LicenceId licence, DeviceId caller);

  /**
   * Renews the lease if the chain says that the licence is still its holder's.
   *
   * @throws app.tangible.chain.ChainException when the chain cannot be asked
   */
  Renewal renew(LicenceId licence, DeviceId caller);

  /** Whom buyers of this server believe. */
  TrustRoots trust();

  /** What the chain said. */
  sealed interface Renewal {
    /** A package with a newer lease. */
    record Renewed(byte[] encoded) implements Renewal {}

    /** The owner has it on offer, or lent it: its keys are gone. */
    record Offered() implements Renewal {}

    /** The licence moved. */
    record NotTheOwner() implements Renewal {}

    /** No such licence names this device. */
    record Unknown() implements Renewal {}
  }
}
