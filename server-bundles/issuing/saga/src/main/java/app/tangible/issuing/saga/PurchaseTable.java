package app.tangible.issuing.saga;

import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.chain.Mined;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.issuing.saga.PurchaseProtocol.Rule;
import app.tangible.issuing.saga.PurchaseRow.Kind;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor.Intent;
import app.tangible.resale.OfferBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The purchases in the database. Every change of a state goes through {@link #on}. */
final class PurchaseTable {

  private static final long LONGEST_WAIT_SECONDS = 300;

  static final String GONE = "The offer is over. What was paid for it goes back.";

  private final Database database;
  private final OfferBook offers;
  private final Clock clock;

  PurchaseTable(Database database, OfferBook offers, Clock clock) {
    this.database = database;
    this.offers = offers;
    this.clock = clock;
  }

  /** Moves on after the state table; empty when the event changes nothing in this state. */
  Optional<Rule> on(Transaction t, String id, Event event) {
    return on(t, id, event, () -> {});
  }

  /** The same; what the next state must have is written first, for the table refuses it without. */
  Optional<Rule> on(Transaction t, String id, Event event, Runnable first) {
    Optional<Rule> rule =
        t.first(
                "select state from purchases where id = ? for update",
                row -> State.valueOf(row.getString(1)),
                id)
            .flatMap(state -> PurchaseProtocol.rule(state, event));
    rule.ifPresent(
        next -> {
          first.run();
          t.change(
              "update purchases set state = ?, attempts = 0, due = ?, problem = null where id = ?",
              next.to(),
              clock.instant(),
              id);
        });
    return rule;
  }

  Optional<PurchaseRow> find(String id) {
    return database.transaction(
        t -> t.first(PurchaseSchema.SELECT + " where id = ?", PurchaseSchema::row, id));
  }

  Optional<PurchaseRow> find(DeviceId device, String key) {
    return database.transaction(
        t ->
            t.first(
                PurchaseSchema.SELECT + " where device = ? and idempotency_key = ?",
                PurchaseSchema::row,
                device.hex(),
                key));
  }

  void intent(String id, Intent intent) {
    database.transaction(
        t ->
            t.change(
                "update purchases set intent = ?, client_secret = ?, confirm_at = ?"
                    + " where id = ? and intent is null",
                intent.id(),
                intent.clientSecret(),
                intent.confirmAt(),
                id));
  }

  /** The event and its effect in one transaction; an event that is known has no effect. */
  Optional<Rule> paid(PaymentEvent event) {
    return database.transaction(
        t -> {
          if (t.first("select 1 from payment_events where id = ?", row -> 1, event.id())
              .isPresent()) {
            return Optional.empty();
          }
          t.change(
              "insert into payment_events (id, purchase, kind, seen) values (?, ?, ?, ?)",
              event.id(),
              event.reference(),
              event.kind(),
              clock.instant());
          boolean succeeded = event.kind() == PaymentEvent.Kind.SUCCEEDED;
          Optional<Rule> rule =
              on(
                  t,
                  event.reference(),
                  succeeded ? Event.PAYMENT_SUCCEEDED : Event.PAYMENT_FAILED,
                  () ->
                      t.change(
                          "update purchases set intent = ? where id = ?",
                          event.intent(),
                          event.reference()));
          if (rule.isPresent() && succeeded) {
            took(t, event.reference());
          } else if (rule.isPresent()) {
            t.change(
                "update purchases set problem = ? where id = ?",
                "The payment was declined: no money was taken.",
                event.reference());
          }
          return rule;
        });
  }

  /** Who pays late may find the offer taken or over: then the money goes back. */
  private void took(Transaction t, String id) {
    t.first(
            "select offer from purchases where id = ? and offer is not null",
            row -> row.getString(1),
            id)
        .filter(offer -> !offers.settle(t, offer, id))
        .ifPresent(
            offer -> {
              on(t, id, Event.OFFER_GONE);
              t.change("update purchases set problem = ? where id = ?", GONE, id);
            });
  }

  Optional<Rule> minted(String id, Minted minted) {
    return database.transaction(
        t ->
            on(
                t,
                id,
                Event.MINT_MINED,
                () ->
                    t.change(
                        "update purchases set token = ?, mint_transaction = ?, mint_block = ?,"
                            + " gas = ? where id = ?",
                        minted.token().toString(),
                        minted.mined().transaction().text(),
                        minted.mined().block(),
                        minted.mined().gasUsed(),
                        id)));
  }

  /** The block of the mint or sale is no more: what it gave is forgotten and asked for again. */
  void dropped(String id) {
    database.transaction(
        t ->
            on(
                t,
                id,
                Event.MINT_DROPPED,
                () ->
                    t.change(
                        "update purchases set state = 'PAID', token = null,"
                            + " mint_transaction = null, mint_block = null, gas = null"
                            + " where id = ?",
                        id)));
  }

  /** The mint is in another block than it was. */
  void mintedIn(String id, Mined mined) {
    database.transaction(
        t ->
            t.change(
                "update purchases set mint_transaction = ?, mint_block = ? where id = ?",
                mined.transaction().text(),
                mined.block(),
                id));
  }

  List<PurchaseRow> due(State state, Set<Kind> kinds, int limit) {
    return database.transaction(
        t ->
            t.list(
                PurchaseSchema.SELECT
                    + " where state = ? and kind in "
                    + names(kinds)
                    + " and due <= ? order by due, number limit "
                    + limit,
                PurchaseSchema::row,
                state,
                clock.instant()));
  }

  Optional<Instant> nextDue(State state, Set<Kind> kinds) {
    return database.transaction(
        t ->
            t.first(
                "select due from purchases where state = ? and kind in "
                    + names(kinds)
                    + " order by due limit 1",
                row -> Transaction.instant(row, "due"),
                state));
  }

  private static String names(Set<Kind> kinds) {
    return kinds.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", ", "(", ")"));
  }

  /** Looked at again after this time; that it waits is nobody's fault. */
  void later(PurchaseRow row, Duration wait) {
    database.transaction(
        t ->
            t.change(
                "update purchases set due = ? where id = ?", clock.instant().plus(wait), row.id()));
  }

  /** It stays where it is and is tried again, each time later. */
  void again(PurchaseRow row, String problem) {
    long seconds = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(row.attempts(), 20));
    database.transaction(
        t ->
            t.change(
                "update purchases set attempts = attempts + 1, due = ?, problem = ? where id = ?",
                clock.instant().plusSeconds(seconds),
                problem,
                row.id()));
  }
}
