package app.tangible.resale;

import app.tangible.chain.Account;
import app.tangible.identity.DeviceId;
import app.tangible.licence.LicenceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Offers of owners to sell, give or lend. Each finishes by itself, whatever dies in between. Safe
 * for use by several threads. Whatever asks the chain throws {@link
 * app.tangible.chain.ChainException} when it does not answer.
 */
@ProviderType
public interface Offers {

  /** The most offers in one answer. */
  int MAX_RESULTS = 200;

  /**
   * Offers a licence, exactly once for this key of this device.
   *
   * @param caller who signed the request
   * @param key the idempotency key, 1 to 100 printable ASCII characters
   */
  Placed place(DeviceId caller, String key, LicenceId licence, OfferRequest request);

  /**
   * Open sales to anyone whose title holds every word of the query, the newest first.
   *
   * @param query empty for all; at most 200 characters
   * @param limit 1 to {@link #MAX_RESULTS}
   */
  List<ResaleOffer> open(String query, int limit);

  /** Open offers to this account alone, the newest first. */
  List<ResaleOffer> addressed(Account buyer);

  /** What the owners of this device offered, in every state, the newest first. */
  List<ResaleOffer> mine(DeviceId caller);

  /** The offer, if it is the caller's owner's, was taken by them, or is for them. */
  Optional<ResaleOffer> find(String id, DeviceId caller);

  /** The same, answered when its state is another one or the time is over. */
  Optional<ResaleOffer> await(String id, DeviceId caller, ResaleOffer.State known, Duration atMost);

  /**
   * Takes an offer back.
   *
   * @param signature the owner's, over {@code Ask.cancellation}, as of an ask; none is needed for a
   *     loan
   */
  Withdrawn withdraw(String id, DeviceId caller, Optional<String> signature);

  /** What became of an offer. */
  sealed interface Placed {
    /** It is new. */
    record Created(ResaleOffer offer) implements Placed {}

    /** It was placed before. */
    record Repeated(ResaleOffer offer) implements Placed {}

    /** The key was used for another offer. */
    record OtherRequest() implements Placed {}

    /** No such licence that is owned names the caller. */
    record UnknownLicence() implements Placed {}

    /** The licence is another's on the chain. */
    record NotTheOwner() implements Placed {}

    /** The licence is on offer, or lent. */
    record Offered() implements Placed {}

    /** New keys for the licence are on their way: the receipt is of keys that are not all. */
    record Busy() implements Placed {}

    /** The ask is of a nonce that is over. */
    record StaleAsk() implements Placed {}

    /** It is out of bounds, or its parts say different things. */
    record Unfit(String detail) implements Placed {}

    /** The receipt is not the decoder's, or not of this licence. */
    record BadReceipt(String detail) implements Placed {}

    /** The ask or the loan is not signed by the owner. */
    record BadSignature(String detail) implements Placed {}
  }

  /** What became of the wish to take an offer back. */
  sealed interface Withdrawn {
    /** It is being taken back, or is. */
    record Accepted(ResaleOffer offer) implements Withdrawn {}

    /** A buyer is paying. */
    record Reserved() implements Withdrawn {}

    /** It is sold, given, lent, returned or lapsed. */
    record Over(ResaleOffer offer) implements Withdrawn {}

    /** The caller has no such offer. */
    record Unknown() implements Withdrawn {}

    /** The cancellation is not signed by the owner. */
    record BadSignature() implements Withdrawn {}
  }
}
