package app.tangible.issuing.saga;

import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The batches of certificates: who is in one is settled before its root is made. */
final class BatchTable {

  private static final long LONGEST_WAIT_SECONDS = 300;

  private final Database database;
  private final PurchaseTable purchases;
  private final Clock clock;

  BatchTable(Database database, PurchaseTable purchases, Clock clock) {
    this.database = database;
    this.purchases = purchases;
    this.clock = clock;
  }

  /** A batch that is not anchored yet. */
  record Open(long id, int attempts) {}

  /** A batch that is anchored. */
  record Anchored(List<PurchaseRow> members, String note) {}

  /** Settles the members, each with the nonce that the chain had; their order is the leaves'. */
  void settle(List<PurchaseRow> members, Map<String, Long> nonces) {
    database.transaction(
        t -> {
          t.change(
              "insert into batches (made, size, due) values (?, ?, ?)",
              clock.instant(),
              members.size(),
              clock.instant());
          long batch = t.first("select max(id) from batches", row -> row.getLong(1)).orElseThrow();
          for (int leaf = 0; leaf < members.size(); leaf++) {
            String id = members.get(leaf).id();
            t.change(
                "update purchases set batch = ?, leaf = ?, nonce = ? where id = ?"
                    + " and state = 'MINTED' and batch is null",
                batch,
                leaf,
                nonces.get(id),
                id);
          }
          return batch;
        });
  }

  /** Those that were minted and are in no batch. */
  List<PurchaseRow> waiting(int limit) {
    return database.transaction(
        t ->
            t.list(
                PurchaseSchema.SELECT
                    + " where state = 'MINTED' and batch is null and due <= ?"
                    + " order by number limit "
                    + limit,
                PurchaseSchema::row,
                clock.instant()));
  }

  List<Open> open() {
    return database.transaction(
        t ->
            t.list(
                "select id, attempts from batches where note is null and due <= ? order by id",
                row -> new Open(row.getLong(1), row.getInt(2)),
                clock.instant()));
  }

  List<PurchaseRow> members(long batch) {
    return database.transaction(
        t ->
            t.list(
                PurchaseSchema.SELECT + " where batch = ? order by leaf",
                PurchaseSchema::row,
                batch));
  }

  void anchored(long batch, String note, List<PurchaseRow> members) {
    database.transaction(
        t -> {
          t.change("update batches set note = ? where id = ? and note is null", note, batch);
          for (PurchaseRow member : members) {
            purchases.on(t, member.id(), Event.BATCH_ANCHORED);
          }
          return batch;
        });
  }

  void again(Open batch) {
    long seconds = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(batch.attempts(), 20));
    database.transaction(
        t ->
            t.change(
                "update batches set attempts = attempts + 1, due = ? where id = ?",
                clock.instant().plusSeconds(seconds),
                batch.id()));
  }

  Optional<Instant> nextDue() {
    return database.transaction(
        t ->
            t.first(
                "select min(due) as due from (select due from batches where note is null union all"
                    + " select due from purchases where state = 'MINTED' and batch is null)"
                    + " having min(due) is not null",
                row -> Transaction.instant(row, "due")));
  }

  /** The anchored batch of this purchase. */
  Anchored of(PurchaseRow purchase) {
    record Found(long batch, String note) {}
    Found found =
        database
            .transaction(
                t ->
                    t.first(
                        "select b.id, b.note from batches b join purchases p on p.batch = b.id"
                            + " where p.id = ?",
                        row -> new Found(row.getLong(1), row.getString(2)),
                        purchase.id()))
            .orElseThrow();
    return new Anchored(members(found.batch()), found.note());
  }
}
