package app.tangible.transfer;

import app.tangible.identity.OwnerAddress;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The household's side of paying seeders: signs what was received. Safe for use by several threads.
 *
 * <p>Nothing is signed for a licence that the household does not own, nothing below what was signed
 * for the same seeder before, and for all seeders of a licence together no more than a few times
 * the film. What was signed is on disk before it is handed out.
 */
@ProviderType
public interface VoucherSigner {

  /**
   * How many bytes the household has signed for this seeder on this entitlement so far: a session
   * counts on from there. 0 = none.
   */
  long signed(Entitlement entitlement, OwnerAddress seeder);

  /**
   * What the seeder says was signed before, by another device or a home that was set up anew.
   * Believed when the owner's key did sign it; {@link #signed} is then at least that much.
   */
  void remind(SignedVoucher voucher);

  /**
   * A voucher over this many bytes in all. Below what was signed before, it is one over that.
   *
   * @return empty where the household signs none: not its licence, or the limit is reached. The
   *     seeder may then go on for free or stop.
   */
  Optional<SignedVoucher> sign(Entitlement entitlement, OwnerAddress seeder, long bytesServed);
}
