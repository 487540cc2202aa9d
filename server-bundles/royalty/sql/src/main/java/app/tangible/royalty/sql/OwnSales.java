package app.tangible.royalty.sql;

import app.tangible.database.Database;
import app.tangible.database.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this server sold, against what was posted. */
final class OwnSales {

  private static final int AT_ONCE = 101;

  private final Database database;
  private final long unitsPerMinorUnit;

  OwnSales(Database database, long unitsPerMinorUnit) {
    this.database = database;
    this.unitsPerMinorUnit = unitsPerMinorUnit;
  }

  private record Sale(String id, @Nullable String transaction, long units, @Nullable Long posted) {}

  /** Names what was minted or sold and is posted otherwise, or not at all. */
  void compare(Differences differences) {
    database.transaction(
        t -> {
          mints(t).forEach(sale -> tell("first sale", sale, differences));
          resales(t).forEach(sale -> tell("resale", sale, differences));
          return t;
        });
  }

  private static void tell(String what, Sale sale, Differences differences) {
    differences.add(
        what + " of this server",
        sale.id() + (sale.transaction() == null ? "" : ", transaction " + sale.transaction()),
        sale.posted() == null ? "nothing posted" : sale.posted(),
        sale.units());
  }

  private List<Sale> mints(Transaction t) {
    return sales(
        t,
        "select u.id, u.mint_transaction as tx, u.minor_units, p.units from purchases u"
            + " left join ledger_postings p on p.token = u.token and p.tx_hash ="
            + " u.mint_transaction where u.minted_token is not null and u.state in ('MINTED',"
            + " 'ANCHORED', 'ISSUED') and (p.units is null or p.units <> u.minor_units * ?)");
  }

  private List<Sale> resales(Transaction t) {
    return sales(
        t,
        "select o.offer as id, o.tx_hash as tx, o.price_minor as minor_units, p.units from"
            + " resale_offers o left join ledger_postings p on p.token = o.token and p.tx_hash ="
            + " o.tx_hash where o.state = 'SOLD' and (p.units is null or p.units <>"
            + " o.price_minor * ?)");
  }

  private List<Sale> sales(Transaction t, String sql) {
    return t.list(
        sql + " limit " + AT_ONCE,
        row ->
            new Sale(
                row.getString("id"),
                row.getString("tx"),
                row.getLong("minor_units") * unitsPerMinorUnit,
                row.getObject("units", Long.class)),
        unitsPerMinorUnit);
  }
}
