package app.tangible.royalty.sql;

import app.tangible.chain.Account;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.royalty.Statement;
import app.tangible.royalty.Statement.Kind;
import app.tangible.royalty.Statement.Line;
import app.tangible.royalty.Statement.Settled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an account earned as a studio, out of the ledger's tables. */
final class Statements {

  private static final String EARNED =
      " from ledger_entries e join ledger_postings p on p.id = e.posting"
          + " where e.part = 'STUDIO' and e.credit = ? and p.booked >= ? and p.booked < ?";

  private final Database database;

  Statements(Database database) {
    this.database = database;
  }

  Statement of(Account studio, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a statement's end is after its beginning");
    }
    return database.transaction(
        t -> {
          List<Line> lines = lines(t, studio, from, to);
          return new Statement(
              studio,
              from,
              to,
              lines.subList(0, Math.min(lines.size(), Statement.MAX_LINES)),
              lines.size() <= Statement.MAX_LINES,
              earned(t, studio.text(), from, to),
              earned(t, Accounts.owed(studio), from, to),
              earned(t, Accounts.payable(studio), from, to),
              open(t, Accounts.owed(studio), to),
              open(t, Accounts.payable(studio), to));
        });
  }

  private static List<Line> lines(Transaction t, Account studio, Instant from, Instant to) {
    return t.list(
        "select p.*, e.credit, e.units as share, f.title from ledger_entries e"
            + " join ledger_postings p on p.id = e.posting"
            + " left join films f on f.edition = p.edition"
            + " where e.part = 'STUDIO' and e.credit in (?, ?, ?)"
            + " and p.booked >= ? and p.booked < ?"
            + " order by p.block, p.log_index, e.leg limit "
            + (Statement.MAX_LINES + 1),
        Statements::line,
        studio.text(),
        Accounts.owed(studio),
        Accounts.payable(studio),
        from,
        to);
  }

  private static Line line(ResultSet row) throws SQLException {
    String credit = row.getString("credit");
    return new Line(
        Objects.requireNonNull(Transaction.instant(row, "booked")),
        Kind.valueOf(row.getString("kind")),
        row.getLong("edition"),
        Optional.ofNullable(row.getString("title")),
        row.getString("token"),
        row.getString("tx_hash"),
        row.getLong("units"),
        row.getLong("share"),
        Accounts.isOwed(credit)
            ? Settled.OWED
            : Accounts.isPayable(credit) ? Settled.PAYABLE : Settled.PAID);
  }

  private static long earned(Transaction t, String account, Instant from, Instant to) {
    return sum(t, "select coalesce(sum(e.units), 0)" + EARNED, account, from, to);
  }

  /** The account's balance at this time. */
  private static long open(Transaction t, String account, Instant to) {
    return sum(
        t,
        "select coalesce(sum(l.units), 0) from ledger_lines l"
            + " join ledger_postings p on p.id = l.posting where l.account = ? and p.booked < ?",
        account,
        to);
  }

  private static long sum(Transaction t, String sql, Object... arguments) {
    return t.first(sql, row -> row.getLong(1), arguments).orElseThrow();
  }
}
