package app.tangible.seeding.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ServedBytes;
import app.tangible.chain.TokenId;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerSignature;
import app.tangible.transfer.SignedVoucher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The highest voucher of each licence, epoch and seeder. */
final class VoucherTable {

  private static final String KEY = " where token = ? and epoch = ? and seeder = ?";

  private VoucherTable() {}

  /** One of them. */
  record Row(
      TokenId token,
      long epoch,
      OwnerAddress seeder,
      long edition,
      long bytes,
      OwnerSignature signature,
      Instant shown,
      int attempts) {

    ServedBytes served() {
      return new ServedBytes(token, epoch, new Account(seeder.text()), bytes);
    }
  }

  static Optional<Row> find(Transaction t, SignedVoucher v) {
    return t.first(
        "select * from seeding_vouchers" + KEY,
        VoucherTable::read,
        v.entitlement().token().toString(),
        v.entitlement().epoch(),
        v.seeder().text());
  }

  static long seedersOf(Transaction t, TokenId token) {
    return t.first(
            "select count(*) from seeding_vouchers where token = ?",
            row -> row.getLong(1),
            token.toString())
        .orElseThrow();
  }

  /** In the place of a lower one; {@code shown} stays that of the first that was not paid. */
  static void hold(Transaction t, SignedVoucher v, long edition, long paidBytes, Instant now) {
    String token = v.entitlement().token().toString();
    long epoch = v.entitlement().epoch();
    Instant waits =
        t.first(
                "select shown from seeding_vouchers" + KEY + " and state = 'HELD'",
                row -> Objects.requireNonNull(Transaction.instant(row, "shown")),
                token,
                epoch,
                v.seeder().text())
            .orElse(now);
    t.change("delete from seeding_vouchers" + KEY, token, epoch, v.seeder().text());
    t.change(
        "insert into seeding_vouchers (token, epoch, seeder, edition, bytes, signature, state,"
            + " paid_bytes, shown, due, attempts) values (?, ?, ?, ?, ?, ?, 'HELD', ?, ?, ?, 0)",
        token,
        epoch,
        v.seeder().text(),
        edition,
        v.bytesServed(),
        v.signature().hex(),
        paidBytes,
        waits,
        now);
  }

  static List<Row> due(Transaction t, Instant now, int limit) {
    return t.list(
        "select * from seeding_vouchers where state = 'HELD' and due <= ? order by due limit "
            + limit,
        VoucherTable::read,
        now);
  }

  static Optional<Instant> nextDue(Transaction t) {
    return t.first(
            "select min(due) as due from seeding_vouchers where state = 'HELD'",
            row -> Optional.ofNullable(Transaction.instant(row, "due")))
        .flatMap(due -> due);
  }

  /** Looked at again then; unless a higher one came meanwhile, which is looked at by itself. */
  static void later(Transaction t, Row row, Instant due, int attempts, @Nullable String note) {
    t.change(
        "update seeding_vouchers set due = ?, attempts = ?, note = ?"
            + KEY
            + " and state = 'HELD' and bytes = ?",
        due,
        attempts,
        note,
        row.token().toString(),
        row.epoch(),
        row.seeder().text(),
        row.bytes());
  }

  static void end(Transaction t, Row row, String state, long paidBytes, @Nullable String note) {
    t.change(
        "update seeding_vouchers set state = ?, due = null, paid_bytes = ?, note = ?"
            + KEY
            + " and bytes = ?",
        state,
        paidBytes,
        note,
        row.token().toString(),
        row.epoch(),
        row.seeder().text(),
        row.bytes());
  }

  /** What a reorganisation took back is claimed again. */
  static int again(Transaction t, Instant now, Instant paidBefore) {
    return t.change(
        "update seeding_vouchers set state = 'HELD', due = ?, attempts = 0, shown = ?"
            + " where state = 'PAID' and shown < ? and paid_bytes >"
            + " (select coalesce(sum(e.quantity), 0) from chain_events e"
            + " where e.kind = 'REWARDED' and e.token = seeding_vouchers.token"
            + " and e.epoch = seeding_vouchers.epoch and e.receiver = seeding_vouchers.seeder)",
        now,
        now,
        paidBefore);
  }

  static Row read(ResultSet row) throws SQLException {
    return new Row(
        TokenId.parse(row.getString("token")),
        row.getLong("epoch"),
        new OwnerAddress(row.getString("seeder")),
        row.getLong("edition"),
        row.getLong("bytes"),
        new OwnerSignature(row.getString("signature")),
        Objects.requireNonNull(Transaction.instant(row, "shown")),
        row.getInt("attempts"));
  }
}
