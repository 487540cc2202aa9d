package app.tangible.resale.saga;

import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.resale.ResaleOffer.State;
import app.tangible.resale.saga.OfferProtocol.Event;
import app.tangible.resale.saga.OfferProtocol.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The offers in the database. Every change of a state goes through {@link #on}. */
final class OfferTable {

  private static final long LONGEST_WAIT_SECONDS = 300;

  private final Database database;
  private final Duration margin;
  private final Clock clock;

  OfferTable(Database database, Duration margin, Clock clock) {
    this.database = database;
    this.margin = margin;
    this.clock = clock;
  }

  /**
   * What a change of state sets.
   *
   * @param takenBy the purchase that has the offer; kept where the new state has one
   */
  record Change(
      @Nullable String takenBy,
      @Nullable Instant reservedUntil,
      @Nullable String transaction,
      @Nullable String problem) {
    static final Change NOTHING = new Change(null, null, null, null);

    static Change in(Optional<String> transaction, @Nullable String problem) {
      return new Change(null, null, transaction.orElse(null), problem);
    }
  }

  /** Moves on after the state table; empty when the event changes nothing in this state. */
  Optional<Rule> on(Transaction t, OfferRow row, Event event, Change change) {
    Optional<Rule> rule = OfferProtocol.rule(row.state(), event);
    rule.ifPresent(
        next -> {
          State to = next.to();
          String takenBy = change.takenBy() != null ? change.takenBy() : row.reservedBy();
          t.change(
              "update resale_offers set state = ?, reserved_by = ?, reserved_until = ?,"
                  + " tx_hash = ?, attempts = 0, due = ?, problem = ? where offer = ?",
              to,
              taken(to) ? takenBy : null,
              change.reservedUntil(),
              change.transaction() != null ? change.transaction() : row.transaction(),
              due(to, row, change),
              change.problem(),
              row.id());
        });
    return rule;
  }

  private static boolean taken(State state) {
    return switch (state) {
      case RESERVED, SETTLING, SOLD, GIVEN, LENT, RETURNED -> true;
      case OPEN, CANCELLING, CANCELLED, LAPSED -> false;
    };
  }

  private Instant due(State to, OfferRow row, Change change) {
    Instant due =
        switch (to) {
          case OPEN -> row.deadline().plus(margin);
          case RESERVED -> change.reservedUntil();
          case LENT -> row.until();
          case SETTLING, SOLD, GIVEN, RETURNED, CANCELLING, CANCELLED, LAPSED -> null;
        };
    return due == null ? clock.instant() : due;
  }

  /** The offer, which nothing else changes until the transaction is over. */
  Optional<OfferRow> locked(Transaction t, String id) {
    return t.first(OfferSchema.SELECT + " where offer = ? for update", OfferSchema::row, id);
  }

  /** The offer that parks this licence, locked. */
  Optional<OfferRow> standing(Transaction t, String token) {
    return t.first(
        OfferSchema.SELECT + " where open_token = ? for update", OfferSchema::row, token);
  }

  /** Whether an offer stands, or an ask might still be taken on the chain. */
  boolean stands(Transaction t, String token) {
    return t.first(
            "select 1 from resale_offers where open_token = ?"
                + " or (token = ? and state = 'LAPSED' and kind <> 'LOAN' and deadline > ?)",
            row -> 1,
            token,
            token,
            clock.instant().minus(margin))
        .isPresent();
  }

  Optional<OfferRow> find(String id) {
    return database.transaction(
        t -> t.first(OfferSchema.SELECT + " where offer = ?", OfferSchema::row, id));
  }

  Optional<OfferRow> find(DeviceId device, String key) {
    return database.transaction(
        t ->
            t.first(
                OfferSchema.SELECT + " where device = ? and idempotency_key = ?",
                OfferSchema::row,
                device.hex(),
                key));
  }

  /** Open sales to anyone; of these editions where any are named. */
  List<OfferRow> open(Collection<Long> editions, int limit) {
    String among =
        editions.isEmpty()
            ? ""
            : " and edition in ("
                + String.join(", ", Collections.nCopies(editions.size(), "?"))
                + ")";
    return database.transaction(
        t ->
            t.list(
                OfferSchema.SELECT
                    + " where state = 'OPEN' and kind = 'SALE' and buyer is null"
                    + among
                    + " order by number desc limit "
                    + limit,
                OfferSchema::row,
                editions.toArray()));
  }

  List<OfferRow> addressed(String buyer, int limit) {
    return database.transaction(
        t ->
            t.list(
                OfferSchema.SELECT
                    + " where buyer = ? and state in ('OPEN', 'RESERVED')"
                    + " order by number desc limit "
                    + limit,
                OfferSchema::row,
                buyer));
  }

  List<OfferRow> of(Collection<OwnerPublicKey> sellers, int limit) {
    if (sellers.isEmpty()) {
      return List.of();
    }
    return database.transaction(
        t ->
            t.list(
                OfferSchema.SELECT
                    + " where seller in ("
                    + String.join(", ", Collections.nCopies(sellers.size(), "?"))
                    + ") order by number desc limit "
                    + limit,
                OfferSchema::row,
                sellers.stream().map(OwnerPublicKey::hex).toArray()));
  }

  /** Whether one of these owners ordered it. */
  boolean ordered(String id, Collection<OwnerPublicKey> owners) {
    return database.transaction(
        t ->
            owners.stream()
                .anyMatch(
                    owner ->
                        t.first(
                                "select 1 from purchases where offer = ? and owner = ?",
                                row -> 1,
                                id,
                                owner.hex())
                            .isPresent()));
  }

  List<String> due(Collection<State> states, int limit) {
    return database.transaction(
        t ->
            t.list(
                "select offer from resale_offers where state in ("
                    + names(states)
                    + ") and due <= ? order by due, number limit "
                    + limit,
                row -> row.getString(1),
                clock.instant()));
  }

  Optional<Instant> nextDue(Collection<State> states) {
    return database.transaction(
        t ->
            t.first(
                "select due from resale_offers where state in ("
                    + names(states)
                    + ") order by due limit 1",
                row -> Transaction.instant(row, "due")));
  }

  private static String names(Collection<State> states) {
    return String.join(", ", states.stream().map(state -> "'" + state + "'").toList());
  }

  /** It stays where it is and is tried again, each time later. */
  void again(OfferRow row, String problem) {
    long seconds = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(row.attempts(), 20));
    database.transaction(
        t ->
            t.change(
                "update resale_offers set attempts = attempts + 1, due = ?, problem = ?"
                    + " where offer = ?",
                clock.instant().plusSeconds(seconds),
                problem,
                row.id()));
  }
}
