package app.tangible.royalty.sql;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import app.tangible.database.Transaction;
import app.tangible.royalty.sql.Posting.Entry;
import app.tangible.royalty.sql.Posting.Kind;
import app.tangible.royalty.sql.Posting.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Postings and their entries in the database. */
final class PostingTable {

  private PostingTable() {}

  static void insert(Transaction t, Posting posting, Instant booked) {
    Place at = posting.at();
    t.change(
        "insert into ledger_postings (block, log_index, kind, tx_hash, edition, token, buyer,"
            + " units, booked) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        at.block(),
        at.index(),
        posting.kind(),
        at.transaction().text(),
        posting.edition().orElse(null),
        posting.token().map(TokenId::toString).orElse(null),
        posting.buyer().map(Account::text).orElse(null),
        posting.units(),
        booked);
    long id =
        t.first(
                "select id from ledger_postings where block = ? and log_index = ?",
                row -> row.getLong(1),
                at.block(),
                at.index())
            .orElseThrow();
    int leg = 0;
    for (Entry entry : posting.entries()) {
      t.change(
          "insert into ledger_entries (posting, leg, part, debit, credit, units)"
              + " values (?, ?, ?, ?, ?, ?)",
          id,
          leg++,
          entry.part(),
          entry.debit(),
          entry.credit(),
          entry.units());
    }
  }

  /** The postings of these blocks, both included, by block and place in it. */
  static Map<Long, List<Posting>> between(Transaction t, long from, long to) {
    record Row(
        long id,
        Place at,
        Kind kind,
        Optional<Long> edition,
        Optional<TokenId> token,
        Optional<Account> buyer) {}
    record Leg(long posting, Entry entry) {}
    List<Leg> legs =
        t.list(
            "select e.* from ledger_entries e join ledger_postings p on p.id = e.posting"
                + " where p.block between ? and ? order by e.posting, e.leg",
            row ->
                new Leg(
                    row.getLong("posting"),
                    new Entry(
                        Part.valueOf(row.getString("part")),
                        row.getString("debit"),
                        row.getString("credit"),
                        row.getLong("units"))),
            from,
            to);
    Map<Long, List<Entry>> entries = new LinkedHashMap<>();
    legs.forEach(
        leg -> entries.computeIfAbsent(leg.posting(), key -> new ArrayList<>()).add(leg.entry()));
    List<Row> rows =
        t.list(
            "select p.*, e.block_hash from ledger_postings p join chain_events e"
                + " on e.block = p.block and e.log_index = p.log_index"
                + " where p.block between ? and ? order by p.block, p.log_index",
            row ->
                new Row(
                    row.getLong("id"),
                    new Place(
                        row.getLong("block"),
                        new Bytes32(row.getString("block_hash")),
                        new TransactionHash(row.getString("tx_hash")),
                        row.getLong("log_index")),
                    Kind.valueOf(row.getString("kind")),
                    Optional.ofNullable(row.getObject("edition", Long.class)),
                    Optional.ofNullable(row.getString("token")).map(TokenId::parse),
                    Optional.ofNullable(row.getString("buyer")).map(Account::new)),
            from,
            to);
    Map<Long, List<Posting>> found = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Entry> of = entries.getOrDefault(row.id(), List.of());
      long units = of.stream().mapToLong(Entry::units).sum();
      if (units > 0) {
        found
            .computeIfAbsent(row.at().block(), key -> new ArrayList<>())
            .add(
                new Posting(
                    row.at(), row.kind(), row.edition(), row.token(), row.buyer(), units, of));
      }
    }
    return found;
  }
}
