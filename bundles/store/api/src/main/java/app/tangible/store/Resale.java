package app.tangible.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What another household offers.
 *
 * @param id the store's number
 * @param goods what it is; its price is the offer's, 0 for a gift or a loan
 * @param until when a loan ends
 */
public record Resale(
    String id,
    Deal deal,
    DealState state,
    Offer goods,
    Split split,
    Instant deadline,
    Optional<Instant> until) {}
