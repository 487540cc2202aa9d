package app.tangible.issuing;

import app.tangible.identity.DeviceId;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Purchases, each of which finishes by itself: one payment, one licence, whatever dies in between.
 * Safe for use by several threads.
 */
@ProviderType
public interface Purchases {

  /**
   * Places an order, exactly once for this key of this device.
   *
   * @param caller who signed the request
   * @param key the idempotency key, 1 to 100 printable ASCII characters
   */
  Placed place(DeviceId caller, String key, Order order);

  /** The purchase, if it is this device's. */
  Optional<Purchase> find(String id, DeviceId caller);

  /** The same, answered when its state is another one or the time is over. */
  Optional<Purchase> await(String id, DeviceId caller, Purchase.State known, Duration atMost);

  /** What became of an order. */
  sealed interface Placed {
    /** It is new. */
    record Created(Purchase purchase) implements Placed {}

    /** It was placed before. */
    record Repeated(Purchase purchase) implements Placed {}

    /** The key was used for another order. */
    record OtherOrder() implements Placed {}

    /** No such edition is sold. */
    record UnknownEdition() implements Placed {}

    /** The grant is not for the caller, or not signed by its owner. */
    record BadGrant(String detail) implements Placed {}
  }
}
