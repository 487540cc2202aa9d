package app.tangible.issuing;

import app.tangible.identity.DeviceGrant;
import app.tangible.identity.OwnerAddress;
import java.util.Optional;

/**
 * What is bought, by whom.
 *
 * @param grant the household's word for the device that orders
 * @param account that is to own a new licence, where it is not the household's key: one that
 *     mandated the household
 */
public record Order(Item item, DeviceGrant grant, Optional<OwnerAddress> account) {

  /** For the household's own key. */
  public Order(Item item, DeviceGrant grant) {
    this(item, grant, Optional.empty());
  }

  /** What is bought. */
  public sealed interface Item {

    /** A new licence of an edition. */
    record OfEdition(long edition) implements Item {}

    /** What an owner sells, gives or lends. */
    record OfOffer(String offer) implements Item {}
  }
}
