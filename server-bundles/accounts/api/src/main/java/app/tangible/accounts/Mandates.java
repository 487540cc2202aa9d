package app.tangible.accounts;

import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which households play what passkey accounts own. Safe for use by several threads. Whatever asks
 * the chain throws {@link app.tangible.chain.ChainException} when it does not answer.
 */
@ProviderType
public interface Mandates {

  /** Keeps it; the household must be known. Once or often is the same. */
  void keep(Mandate mandate);

  /** Takes all back that the account gave this household; leases are not renewed any more. */
  void withdraw(OwnerAddress account, OwnerPublicKey household);

  /** The newest that the account gave this household and did not take back, if the chain agrees. */
  Optional<Mandate> find(OwnerAddress account, OwnerPublicKey household);

  /** The accounts whose mandates this household has. */
  List<OwnerAddress> accountsOf(OwnerPublicKey household);

  /** Whether it was not taken back and the account, asked on the chain, takes it for its word. */
  boolean stands(Mandate mandate);
}
