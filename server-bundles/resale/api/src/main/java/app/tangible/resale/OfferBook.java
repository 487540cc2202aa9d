package app.tangible.resale;

import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerPublicKey;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the purchases do with offers, each in the transaction that keeps the purchase's own step.
 * Safe for use by several threads; whoever changed an offer calls {@link #changed} once its
 * transaction is over.
 */
@ProviderType
public interface OfferBook {

  /** Whether the buyer may have the offer; nothing changes it until the transaction is over. */
  Reservation ask(Transaction t, String offer, OwnerPublicKey buyer);

  /** Keeps the offer for this purchase for a while; in the transaction that asked. */
  void reserve(Transaction t, String offer, String purchase);

  /**
   * The purchase is paid: from here on nobody but the chain takes the offer from it. False when it
   * is another's or over, so that the money goes back.
   */
  boolean settle(Transaction t, String offer, String purchase);

  /** What is settled, if there is such an offer. */
  Optional<Terms> terms(String offer);

  /**
   * It is done: the offer is sold, given or lent, and a seller's licence is revoked. May be
   * repeated, with another transaction after a reorganisation.
   */
  void settled(Transaction t, String offer, String purchase, Optional<String> transaction);

  /** It can never be done, as the chain says; {@code word} is what it says of the licence. */
  void gone(Transaction t, String offer, String purchase, LicenceWord word);

  /** Whether the licence is parked by an offer that stands. */
  boolean stands(Transaction t, TokenId token);

  /**
   * The chain says this of a licence: what is not true any more is revoked.
   *
   * @param isFinal whether no reorganisation takes it back, so that decoders may be told
   */
  void saw(Transaction t, TokenId token, LicenceWord word, boolean isFinal);

  /** Tells those who wait for the offer. */
  void changed(String offer);

  /**
   * What a purchase of an offer needs.
   *
   * @param account that owns the licence on the chain, where it is not the seller's key's own
   * @param ask none for a loan
   * @param loan only for a loan
   */
  record Terms(
      String offer,
      ResaleOffer.Kind kind,
      OwnerPublicKey seller,
      Optional<Account> account,
      TokenId token,
      long nonce,
      Price price,
      Optional<SignedAsk> ask,
      Optional<Loan> loan) {}

  /** Until when a loan lasts, and the lender's word for it. */
  record Loan(Instant until, String signature) {}

  /** Whether the buyer may have the offer. */
  sealed interface Reservation {
    /** They may. */
    record Free(Terms terms) implements Reservation {}

    /** No such offer. */
    record Unknown() implements Reservation {}

    /** Another buyer is paying. */
    record Taken() implements Reservation {}

    /** It is over, or so nearly that no payment would be in time. */
    record Over() implements Reservation {}

    /** It is for somebody else, or the buyer's own. */
    record NotForThem() implements Reservation {}
  }
}
