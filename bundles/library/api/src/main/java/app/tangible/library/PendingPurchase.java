package app.tangible.library;

import app.tangible.identity.KeySlot;
import app.tangible.licence.LicenceId;
import java.util.Optional;

/**
 * An order under way, so that it is finished after a power cut.
 *
 * @param idempotencyKey chosen before the first request, the same for every repetition
 * @param subject what is ordered: the store's edition id, its offer id, the licence that gets new
 *     keys, or the chain's token
 * @param offer what it is, as the store's provider wrote it
 * @param slot names the decoder's key that the licence will be sealed to; chosen before the first
 *     request
 * @param purchase the store's purchase id, once known
 * @param licence what came of it, once it is in the library; from then on only the film is missing
 */
public record PendingPurchase(
    String idempotencyKey,
    Order order,
    String subject,
    byte[] offer,
    KeySlot slot,
    Optional<String> purchase,
    Optional<LicenceId> licence) {

  /** Copies. */
  public PendingPurchase {
    offer = offer.clone();
  }

  /** What kind of thing is ordered. */
  public enum Order {
    /** A film of the store, new. */
    EDITION,
    /** Another household's, bought, given or lent. */
    OFFER,
    /** New keys for a licence whose own were destroyed. */
    REISSUE,
    /** First keys for what an account of the household owns on the chain already. */
    CLAIM
  }

  /** The same with the store's number. */
  public PendingPurchase numbered(String number) {
    return new PendingPurchase(
        idempotencyKey, order, subject, offer, slot, Optional.of(number), licence);
  }

  /** The same with the licence that came of it. */
  public PendingPurchase licensed(LicenceId id) {
    return new PendingPurchase(
        idempotencyKey, order, subject, offer, slot, purchase, Optional.of(id));
  }
}
