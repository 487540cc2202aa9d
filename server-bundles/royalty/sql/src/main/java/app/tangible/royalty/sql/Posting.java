package app.tangible.royalty.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import java.util.List;
import java.util.Optional;

/**
 * One sale, withdrawal or reward: its entries sum to its units.
 *
 * @param at the event that it is of
 */
record Posting(
    Place at,
    Kind kind,
    Optional<Long> edition,
    Optional<TokenId> token,
    Optional<Account> buyer,
    long units,
    List<Entry> entries) {

  Posting {
    entries = List.copyOf(entries);
    if (units < 1 || entries.stream().mapToLong(Entry::units).sum() != units) {
      throw new IllegalArgumentException("the entries of a posting sum to its units");
    }
  }

  /** Of a licence's edition, or of none. */
  Posting(
      Place at,
      Kind kind,
      Optional<TokenId> token,
      Optional<Account> buyer,
      long units,
      List<Entry> entries) {
    this(at, kind, token.map(TokenId::edition), token, buyer, units, entries);
  }

  enum Kind {
    FIRST_SALE,
    CARD_SALE,
    RESALE,
    WITHDRAWAL,
    POT_FILLED,
    POT_CLOSED,
    REWARD,
    REWARD_DRAWN;

    boolean isSale() {
      return this == FIRST_SALE || this == CARD_SALE || this == RESALE;
    }
  }

  enum Part {
    SELLER,
    STUDIO,
    PLATFORM,
    WITHDRAWN,
    POT,
    SEEDER
  }

  /** From one account to another. */
  record Entry(Part part, String debit, String credit, long units) {}

  long of(Part part) {
    return entries.stream().filter(e -> e.part() == part).mapToLong(Entry::units).sum();
  }
}
