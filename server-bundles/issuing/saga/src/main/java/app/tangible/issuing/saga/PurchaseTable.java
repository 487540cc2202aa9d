package app.tangible.issuing.saga;

import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerAddress;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.issuing.saga.PurchaseProtocol.Rule;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor.Intent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The purchases in the database. Every change of a state goes through {@link #on}. */
final class PurchaseTable {

  private static final long LONGEST_WAIT_SECONDS = 300;

  private final Database database;
  private final Clock clock;

  PurchaseTable(Database database, Clock clock) {
    this.database = database;
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

  void insert(
      String id,
      String key,
      String orderHash,
      DeviceGrant grant,
      OwnerAddress address,
      PurchaseRow.Sold sold) {
    database.transaction(
        t -> {
          t.change(
              "insert into users (pub_key, address, created_at) values (?, ?, ?)"
                  + " on conflict do nothing",
              grant.owner().hex(),
              address.text(),
              clock.instant());
          return t.change(
              "insert into purchases (id, device, idempotency_key, order_hash, state, owner,"
                  + " agreement, receipts, grant_signature, edition, film, master_hash, title, quality,"
                  + " studio, minor_units, currency, due) values (?, ?, ?, ?, 'PAYMENT_PENDING',"
                  + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              grant.device().hex(),
              key,
              orderHash,
              grant.owner().hex(),
              grant.agreement().hex(),
              grant.receipts().hex(),
              grant.signature().hex(),
              sold.edition(),
              sold.film().hex(),
              sold.masterHash().hex(),
              sold.title(),
              sold.quality(),
              sold.studio(),
              sold.minorUnits(),
              sold.currency(),
              clock.instant());
        });
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
          if (rule.isPresent() && !succeeded) {
            t.change(
                "update purchases set problem = ? where id = ?",
                "The payment was declined: no money was taken.",
                event.reference());
          }
          return rule;
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
                        "update purchases set token = ?, mint_transaction = ?, gas = ?"
                            + " where id = ?",
                        minted.token().toString(),
                        minted.mined().transaction().text(),
                        minted.mined().gasUsed(),
                        id)));
  }

  List<PurchaseRow> due(State state, int limit) {
    return database.transaction(
        t ->
            t.list(
                PurchaseSchema.SELECT
                    + " where state = ? and due <= ? order by due, number limit "
                    + limit,
                PurchaseSchema::row,
                state,
                clock.instant()));
  }

  Optional<Instant> nextDue(State state) {
    return database.transaction(
        t ->
            t.first(
                "select due from purchases where state = ? order by due limit 1",
                row -> Transaction.instant(row, "due"),
                state));
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
