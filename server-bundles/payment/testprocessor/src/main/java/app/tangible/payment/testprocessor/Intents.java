package app.tangible.payment.testprocessor;

import app.tangible.database.Database;
import app.tangible.database.DatabaseException;
import app.tangible.database.Transaction;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentException;
import app.tangible.payment.PaymentProcessor.Amount;
import app.tangible.payment.PaymentProcessor.Intent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** The intents in the database, and the outbox of what is to be reported of them. */
final class Intents {

  enum Outcome {
    SUCCEEDED,
    DECLINED,
    UNKNOWN
  }

  private final Database database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Intents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Row(Intent intent, String reference, Amount amount, boolean paid) {}

  Intent create(String reference, Amount amount) {
    try {
      return database.transaction(t -> findOrInsert(t, reference, amount));
    } catch (DatabaseException e) {
      if (e.isDuplicate()) {
        return database.transaction(t -> findOrInsert(t, reference, amount));
      }
      throw e;
    }
  }

  private Intent findOrInsert(Transaction t, String reference, Amount amount) {
    Optional<Row> known =
        t.first("select * from processor_intents where reference = ?", Intents::row, reference);
    if (known.isPresent()) {
      if (!known.get().amount().equals(amount)) {
        throw new PaymentException("the intent of this reference has another amount");
      }
      return known.get().intent();
    }
    String id = "pi_" + hex(12);
    String secret = id + "_secret_" + hex(16);
    t.change(
        "insert into processor_intents (id, reference, client_secret, minor_units, currency)"
            + " values (?, ?, ?, ?, ?)",
        id,
        reference,
        secret,
        amount.minorUnits(),
        amount.currency());
    return new Intent(id, secret, confirmAt(id));
  }

  Outcome confirm(String id, String clientSecret, Card card, URI webhook) {
    return database.transaction(
        t -> {
          // Locked: two confirmations at once are one.
          Optional<Row> found =
              t.first("select * from processor_intents where id = ? for update", Intents::row, id);
          if (found.isEmpty() || !same(found.get().intent().clientSecret(), clientSecret)) {
            return Outcome.UNKNOWN;
          }
          Row row = found.get();
          if (row.paid()) {
            return Outcome.SUCCEEDED;
          }
          if (card == Card.DECLINED) {
            report(t, row, PaymentEvent.Kind.FAILED, webhook, 1);
            return Outcome.DECLINED;
          }
          t.change("update processor_intents set paid = true where id = ?", id);
          report(
              t,
              row,
              PaymentEvent.Kind.SUCCEEDED,
              webhook,
              card == Card.PAYS_AND_IS_REPORTED_TWICE ? 2 : 1);
          return Outcome.SUCCEEDED;
        });
  }

  /** Once: an intent that was refunded stays so. */
  void refund(String reference, Amount amount) {
    int refunded =
        database.transaction(
            t ->
                t.change(
                    "update processor_intents set refunded = true where reference = ?"
                        + " and minor_units = ? and currency = ? and paid = true",
                    reference,
                    amount.minorUnits(),
                    amount.currency()));
    if (refunded != 1) {
      throw new PaymentException("no payment of this amount was made for this reference");
    }
  }

  private void report(Transaction t, Row row, PaymentEvent.Kind kind, URI webhook, int deliveries) {
    PaymentEvent event =
        new PaymentEvent(
            "evt_" + hex(12),
            kind,
            row.intent().id(),
            row.reference(),
            row.amount(),
            clock.instant());
    for (int i = 0; i < deliveries; i++) {
      t.change(
          "insert into processor_events (id, webhook, body, due) values (?, ?, ?, ?)",
          event.id(),
          webhook.toString(),
          EventJson.write(event),
          clock.instant());
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static Row row(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new Row(
        new Intent(id, row.getString("client_secret"), confirmAt(id)),
        row.getString("reference"),
        new Amount(row.getLong("minor_units"), row.getString("currency")),
        row.getBoolean("paid"));
  }

  private static String confirmAt(String id) {
    return "/processor/intents/" + id + "/confirm";
  }

  private String hex(int bytes) {
    byte[] fresh = new byte[bytes];
    random.nextBytes(fresh);
    return HexFormat.of().formatHex(fresh);
  }
}
