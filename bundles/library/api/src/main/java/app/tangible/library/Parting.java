package app.tangible.library;

import app.tangible.content.FilmId;
import app.tangible.licence.LicenceId;
import java.time.Instant;
import java.util.Optional;

/**
 * A licence that leaves the household, for good or for a while: from the wish, which is noted
 * before the decoder destroys a key, to the end of it, which stays as history.
 *
 * @param idempotencyKey chosen with the wish, the same for every repetition
 * @param title of the film, as the licence may be forgotten
 * @param terms as the store's provider wrote them
 * @param state as the store's provider names it; {@link #PARKING} before the store knows of it
 * @param offer the store's number, once known
 * @param transaction on the chain, where there was one: 0x and 64 hex digits
 * @param wantedBack whether the household takes it back
 * @param over whether nothing is left to do: it is gone, or its keys are back
 */
public record Parting(
    String idempotencyKey,
    LicenceId licence,
    FilmId film,
    String title,
    Kind kind,
    byte[] terms,
    Instant since,
    String state,
    Optional<String> offer,
    Optional<String> transaction,
    boolean wantedBack,
    boolean over) {

  /** The state before the store knows of it. */
  public static final String PARKING = "PARKING";

  /** Copies. */
  public Parting {
    terms = terms.clone();
  }

  /** For how long, and for what. */
  public enum Kind {
    SALE,
    GIFT,
    LOAN
  }

  /** The same under the store's number. */
  public Parting numbered(String number) {
    return with(state, Optional.of(number), transaction, wantedBack, over);
  }

  /** The same, of which the store does not know. */
  public Parting unnumbered() {
    return with(PARKING, Optional.empty(), transaction, wantedBack, over);
  }

  /** The same on terms that the store completed. */
  public Parting terms(byte[] completed) {
    return new Parting(
        idempotencyKey,
        licence,
        film,
        title,
        kind,
        completed,
        since,
        state,
        offer,
        transaction,
        wantedBack,
        over);
  }

  /** The same where the store says it is now. */
  public Parting at(String newer, Optional<String> sent) {
    return with(newer, offer, sent.or(() -> transaction), wantedBack, over);
  }

  /** The same, taken back. */
  public Parting takenBack() {
    return with(state, offer, transaction, true, over);
  }

  /** The same, with nothing left to do. */
  public Parting ended() {
    return with(state, offer, transaction, wantedBack, true);
  }

  private Parting with(
      String newState,
      Optional<String> newOffer,
      Optional<String> newTransaction,
      boolean newWantedBack,
      boolean newOver) {
    return new Parting(
        idempotencyKey,
        licence,
        film,
        title,
        kind,
        terms,
        since,
        newState,
        newOffer,
        newTransaction,
        newWantedBack,
        newOver);
  }
}
