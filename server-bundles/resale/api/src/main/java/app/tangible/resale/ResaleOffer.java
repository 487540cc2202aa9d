package app.tangible.resale;

import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one offer is.
 *
 * @param licence the seller's, which this offer parks
 * @param price nothing for a gift or a loan
 * @param buyer the only account that may take it; anyone where empty
 * @param deadline the last second at which it holds
 * @param until when a loan comes back
 * @param transaction of the sale or gift, or of its cancellation
 * @param problem what happened; English
 */
public record ResaleOffer(
    String id,
    Kind kind,
    State state,
    LicenceId licence,
    OwnerPublicKey seller,
    TokenId token,
    Price price,
    Split split,
    Optional<Account> buyer,
    Instant deadline,
    Optional<Instant> until,
    Optional<String> transaction,
    Optional<String> problem) {

  /** What passes on. */
  public enum Kind {
    /** The licence, for a price. */
    SALE,
    /** The licence, for nothing, to one account. */
    GIFT,
    /** The right to watch until a day, for nothing, to one owner; nothing moves on the chain. */
    LOAN
  }

  /** The states of docs/protocols/resale.md. */
  public enum State {
    OPEN,
    RESERVED,
    SETTLING,
    SOLD,
    GIVEN,
    LENT,
    RETURNED,
    CANCELLING,
    CANCELLED,
    LAPSED;

    /** Whether the licence is parked: its owner has no keys of it. */
    public boolean stands() {
      return switch (this) {
        case OPEN, RESERVED, SETTLING, CANCELLING, LENT -> true;
        case SOLD, GIVEN, RETURNED, CANCELLED, LAPSED -> false;
      };
    }
  }

  /** Who gets what of the price, in its minor units, rounded down but for the platform's. */
  public record Split(long seller, long studio, long platform) {}
}
