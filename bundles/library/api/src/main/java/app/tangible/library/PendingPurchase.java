package app.tangible.library;

import java.util.Optional;

/**
 * A purchase under way, so that it is finished after a power cut.
 *
 * @param idempotencyKey chosen before the first request, the same for every repetition
 * @param edition the store's edition id
 * @param offer the offer as the store's provider wrote it
 * @param purchase the store's purchase id, once known
 */
public record PendingPurchase(
    String idempotencyKey, String edition, byte[] offer, Optional<String> purchase) {

  /** Copies. */
  public PendingPurchase {
    offer = offer.clone();
  }
}
