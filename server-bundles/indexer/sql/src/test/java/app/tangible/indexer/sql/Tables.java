package app.tangible.indexer.sql;

import app.tangible.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that is made of the chain, as text that can be compared. */
final class Tables {

  private static final List<String> ALL =
      List.of(
          "select * from chain_events order by block, log_index",
          "select * from token_owners order by token",
          "select p.block, p.log_index, p.kind, p.tx_hash, p.edition, p.token, p.buyer, p.units,"
              + " p.booked, e.leg, e.part, e.debit, e.credit, e.units as of_units from"
              + " ledger_postings p left join ledger_entries e on e.posting = p.id"
              + " order by p.block, p.log_index, e.leg");

  private Tables() {}

  static List<String> of(Database database) {
    List<String> rows = new ArrayList<>();
    for (String sql : ALL) {
      rows.addAll(database.transaction(t -> t.list(sql, Tables::text)));
    }
    return rows;
  }

  static Map<Long, String> blocks(Database database) {
    Map<Long, String> blocks = new TreeMap<>();
    database.transaction(
        t ->
            t.list(
                "select number, hash from chain_blocks",
                row -> blocks.put(row.getLong(1), row.getString(2))));
    return blocks;
  }

  /** Balance of each account of the ledger. */
  static Map<String, Long> balances(Database database) {
    Map<String, Long> balances = new TreeMap<>();
    database.transaction(
        t ->
            t.list(
                "select account, sum(units) from ledger_lines group by account",
                row -> balances.put(row.getString(1), row.getLong(2))));
    balances.values().removeIf(balance -> balance == 0);
    return balances;
  }

  static void clear(Database database) {
    database.transaction(
        t -> {
          t.change("delete from token_owners");
          t.change("delete from chain_blocks");
          return t.change("delete from projections");
        });
  }

  private static String text(ResultSet row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(row.getMetaData().getColumnName(i) + "=" + row.getString(i));
    }
    return String.join(" ", columns);
  }
}
