package app.tangible.issuing;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerAddress;
import app.tangible.licence.LicenceId;
import java.time.Duration;
import java.util.List;
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

  /**
   * Issues a licence anew to who owns it already, exactly once for this key of this device: after
   * an offer was taken back or lapsed, after a loan, or when a decoder lost its keys. The licence
   * that was issued before is void from then on.
   *
   * @throws app.tangible.chain.ChainException when the chain cannot be asked
   */
  Placed reissue(DeviceId caller, String key, LicenceId licence, DeviceGrant grant);

  /**
   * Issues a licence to who owns it on the chain, exactly once for this key of this device: the
   * household's own account, or one that mandated it. What was issued for the copy before is void
   * from then on.
   *
   * @throws app.tangible.chain.ChainException when the chain cannot be asked
   */
  Placed claim(DeviceId caller, String key, TokenId token, DeviceGrant grant);

  /** What the household's accounts own on the chain, as far as it is read; at most 1,000. */
  List<Holding> holdings(DeviceId caller);

  /**
   * A licence that an account of this household owns.
   *
   * @param issued whether a device of the household has keys of it, or gets them
   */
  record Holding(TokenId token, OwnerAddress account, FilmId film, String title, boolean issued) {}

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

    /** No such offer. */
    record UnknownOffer() implements Placed {}

    /** Another buyer is paying for the offer. */
    record Reserved() implements Placed {}

    /** The offer is over. */
    record OfferGone() implements Placed {}

    /** The offer is for somebody else, or the buyer's own. */
    record NotForThem() implements Placed {}

    /** No such licence was issued. */
    record UnknownLicence() implements Placed {}

    /** The licence is another's. */
    record NotTheOwner() implements Placed {}

    /** The licence is on offer, or lent. */
    record Offered() implements Placed {}

    /** Too many licences were issued anew for the same copy of late. */
    record TooMany() implements Placed {}

    /** No mandate of that account for this household stands. */
    record NoMandate() implements Placed {}

    /** The grant is not for the caller, or not signed by its owner. */
    record BadGrant(String detail) implements Placed {}
  }
}
