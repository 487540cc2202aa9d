package app.tangible.store;

import app.tangible.content.FilmId;
import app.tangible.licence.LicenceId;
import java.time.Instant;
import java.util.Optional;

/**
 * What the household offers, or offered.
 *
 * @param key names it, before the store does
 * @param title of the film, also when its licence is forgotten
 * @param split of the price; empty for a gift or a loan, and until the store said it
 * @param offer the store's number, once known
 * @param transaction on the chain, where there was one
 * @param cancelled whether the household takes it back
 * @param over whether nothing is left to do: the film is gone, or plays again
 * @param problem what happened, what it means, what to do; it goes on by itself
 */
public record Sale(
    String key,
    LicenceId licence,
    FilmId film,
    String title,
    Deal deal,
    Money price,
    Optional<Split> split,
    DealState state,
    Instant since,
    Instant deadline,
    Optional<Instant> until,
    Optional<String> offer,
    Optional<String> transaction,
    boolean cancelled,
    boolean over,
    Optional<String> problem) {

  /** Whether the household can take it back now. */
  public boolean cancellable() {
    return !over
        && !cancelled
        && (state == DealState.PARKING || state == DealState.OPEN || state == DealState.RESERVED);
  }
}
