package app.tangible.resale.saga;

import app.tangible.chain.Account;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.resale.OfferBook.Reservation;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.resale.saga.OfferProtocol.Event;
import app.tangible.resale.saga.OfferTable.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What purchases and the chain do with offers. */
final class SqlOfferBook {

  private static final Logger log = LoggerFactory.getLogger(SqlOfferBook.class);
  private static final String MOVED_ON = "The licence was moved or cancelled on the chain.";

  private final OfferTable table;
  private final LicenceRecords records;
  private final OwnerKeys owners;
  private final SellerWord seller;
  private final Limits limits;
  private final Clock clock;

  SqlOfferBook(
      OfferTable table,
      LicenceRecords records,
      OwnerKeys owners,
      SellerWord seller,
      Limits limits,
      Clock clock) {
    this.table = table;
    this.records = records;
    this.owners = owners;
    this.seller = seller;
    this.limits = limits;
    this.clock = clock;
  }

  Reservation ask(Transaction t, String offer, OwnerPublicKey buyer) {
    Optional<OfferRow> found = table.locked(t, offer);
    if (found.isEmpty()) {
      return new Reservation.Unknown();
    }
    OfferRow row = found.get();
    if (!isFor(row, buyer)) {
      return new Reservation.NotForThem();
    }
    return switch (row.state()) {
      case OPEN ->
          last(row).isAfter(clock.instant().plus(Limits.SHORTEST))
              ? new Reservation.Free(row.terms())
              : new Reservation.Over();
      case RESERVED, SETTLING -> new Reservation.Taken();
      case SOLD, GIVEN, LENT, RETURNED, CANCELLING, CANCELLED, LAPSED -> new Reservation.Over();
    };
  }

  boolean isFor(OfferRow row, OwnerPublicKey buyer) {
    return !row.seller().equals(buyer)
        && (row.borrower() == null || row.borrower().equals(buyer))
        && (row.buyer() == null || row.buyer().equals(new Account(owners.addressOf(buyer).text())));
  }

  /** Whether it is theirs, for them, or was ordered by one of them. */
  boolean concerns(OfferRow row, Set<OwnerPublicKey> callers) {
    return callers.contains(row.seller())
        || (row.buyer() != null && callers.stream().anyMatch(who -> isFor(row, who)))
        || table.ordered(row.id(), callers);
  }

  private static Instant last(OfferRow row) {
    return row.until() != null && row.until().isBefore(row.deadline())
        ? row.until()
        : row.deadline();
  }

  void reserve(Transaction t, String offer, String purchase) {
    OfferRow row = table.locked(t, offer).orElseThrow();
    Instant until = clock.instant().plus(limits.reservation());
    Change change =
        new Change(purchase, until.isBefore(row.deadline()) ? until : row.deadline(), null, null);
    if (table.on(t, row, Event.ORDERED, change).isEmpty()) {
      throw new IllegalStateException("offer " + offer + " was not asked for before");
    }
  }

  boolean settle(Transaction t, String offer, String purchase) {
    OfferRow row = table.locked(t, offer).orElseThrow();
    if (row.reservedBy() != null && !row.reservedBy().equals(purchase)) {
      return false;
    }
    return table.on(t, row, Event.PAID, new Change(purchase, null, null, null)).isPresent();
  }

  void settled(Transaction t, String offer, String purchase, Optional<String> transaction) {
    OfferRow row = table.locked(t, offer).orElseThrow();
    if (!purchase.equals(row.reservedBy())) {
      throw new IllegalStateException("offer " + offer + " is not this purchase's");
    }
    Event event =
        switch (row.kind()) {
          case SALE -> Event.SALE_MINED;
          case GIFT -> Event.GIFT_MINED;
          case LOAN -> Event.LOAN_BEGAN;
        };
    Change change = new Change(purchase, null, transaction.orElse(null), null);
    if (table.on(t, row, event, change).isEmpty() && transaction.isPresent()) {
      // Settled again after a reorganisation: another transaction, the same sale.
      t.change(
          "update resale_offers set tx_hash = ? where offer = ?", transaction.orElseThrow(), offer);
    }
    if (row.kind() != Kind.LOAN) {
      records.revoke(t, row.token(), row.nonce() + 1);
    }
  }

  void gone(Transaction t, String offer, String purchase, LicenceWord word) {
    OfferRow row = table.locked(t, offer).orElseThrow();
    if (purchase.equals(row.reservedBy())) {
      if (stillTheirs(row, word)) {
        table.on(t, row, Event.DEADLINE_OVER, Change.NOTHING);
      } else {
        table.on(t, row, Event.LICENCE_GONE, Change.in(Optional.empty(), MOVED_ON));
      }
    }
    saw(t, row.token(), word, Optional.empty(), false);
  }

  private boolean stillTheirs(OfferRow row, LicenceWord word) {
    return word.nonce() == row.nonce()
        && word.owner().equals(seller.accountOf(row.seller(), row.account()));
  }

  /**
   * What the chain says of a licence; the offer that it ended, if any.
   *
   * @param transaction that moved it, where it is known
   * @param isFinal whether no reorganisation takes it back, so that decoders may be told: a licence
   *     that a list wrongly calls moved could never be had again
   */
  Optional<String> saw(
      Transaction t,
      TokenId token,
      LicenceWord word,
      Optional<String> transaction,
      boolean isFinal) {
    records.revoke(t, token, word.nonce());
    if (isFinal) {
      records.number(t, token, word.nonce());
    }
    Optional<OfferRow> standing =
        table.standing(t, token.toString()).filter(row -> row.nonce() < word.nonce());
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    OfferRow row = standing.get();
    // What is being settled is its purchase's to finish: perhaps it was the one that moved it.
    if (row.state() == State.CANCELLING) {
      table.on(t, row, Event.NONCE_MOVED, Change.in(transaction, null));
    } else if (row.state() != State.SETTLING) {
      log.info("offer {} is over: its licence moved on the chain", row.id());
      table.on(t, row, Event.LICENCE_GONE, Change.in(transaction, MOVED_ON));
    }
    return Optional.of(row.id());
  }

  /** What time does to an offer. */
  void overtaken(Transaction t, String offer) {
    OfferRow row = table.locked(t, offer).orElseThrow();
    Instant now = clock.instant();
    switch (row.state()) {
      case OPEN -> {
        if (row.deadline().plus(limits.margin()).isBefore(now)) {
          table.on(t, row, Event.DEADLINE_OVER, Change.NOTHING);
        }
      }
      case RESERVED -> {
        if (!now.isBefore(Objects.requireNonNull(row.reservedUntil()))) {
          table.on(t, row, Event.ORDER_EXPIRED, Change.NOTHING);
        }
      }
      case LENT -> {
        if (!now.isBefore(Objects.requireNonNull(row.until()))) {
          table.on(t, row, Event.LOAN_OVER, Change.NOTHING);
          records.returned(t, row.token());
        }
      }
      case SETTLING, SOLD, GIVEN, RETURNED, CANCELLING, CANCELLED, LAPSED -> {
        // Moved on meanwhile.
      }
    }
  }
}
