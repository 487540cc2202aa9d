package app.tangible.issuing;

import app.tangible.identity.DeviceGrant;

/**
 * What is bought, by whom.
 *
 * @param grant the owner's word for the device that orders
 */
public record Order(Item item, DeviceGrant grant) {

  /** What is bought. */
  public sealed interface Item {

    /** A new licence of an edition. */
    record OfEdition(long edition) implements Item {}

    /** What an owner sells, gives or lends. */
    record OfOffer(String offer) implements Item {}
  }
}
