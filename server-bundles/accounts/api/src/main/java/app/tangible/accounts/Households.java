package app.tangible.accounts;

import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Owners and the devices that they granted. Safe for use by several threads. */
@ProviderType
public interface Households {

  /**
   * Believes a grant if the caller is the device that it names and its owner signed it; the device
   * is remembered as that owner's.
   */
  Admission admit(DeviceId caller, DeviceGrant grant);

  /** Whose device this is; empty for one that showed no grant. */
  Set<OwnerPublicKey> ownersOf(DeviceId device);

  /**
   * Makes the owner findable by their code; the code. Empty when it is another owner's already: ten
   * characters can be met by searching long enough, so the first one keeps it.
   */
  Optional<String> publish(OwnerPublicKey owner);

  /** Who made themselves findable by this code. */
  Optional<Household> find(String code);

  /** An owner and their account on the chain. */
  record Household(OwnerPublicKey owner, OwnerAddress address) {}

  /** Whether a grant is believed. */
  sealed interface Admission {
    /** It is. */
    record Admitted() implements Admission {}

    /** It is not; why, in English. */
    record Refused(String detail) implements Admission {}
  }
}
