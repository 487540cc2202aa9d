package app.tangible.issuing.saga;

import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.log.CertificateLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The batches of certificates: who is in one, and at which place of the log, is settled before its
 * root is anchored.
 */
final class BatchTable {

  private static final long LONGEST_WAIT_SECONDS = 300;

  private final Database database;
  private final PurchaseTable purchases;
  private final CertificateLog certificates;
  private final Clock clock;

  BatchTable(Database database, PurchaseTable purchases, CertificateLog certificates, Clock clock) {
    this.database = database;
    this.purchases = purchases;
    this.certificates = certificates;
    this.clock = clock;
  }

  /**
   * A batch that is not anchored yet.
   *
   * @param tree how many entries the log has with it
   */
  record Open(long id, long tree, int attempts) {}

  /**
   * The place of a certificate in an anchored tree.
   *
   * @param index in the whole log
   */
  record Anchored(long index, long tree, String note) {}

  /**
   * Settles the members, each with the nonce that the chain had, and puts their entries into the
   * log: in one transaction, so that a tree once made is the same for ever.
   */
  void settle(
      List<PurchaseRow> members,
      Map<String, Long> nonces,
      BiFunction<PurchaseRow, Long, byte[]> entry) {
    database.transaction(
        t -> {
          List<byte[]> entries =
              members.stream().map(row -> entry.apply(row, nonces.get(row.id()))).toList();
          long tree = certificates.append(t, entries);
          t.change(
              "insert into batches (made, size, tree, due) values (?, ?, ?, ?)",
              clock.instant(),
              members.size(),
              tree,
              clock.instant());
          long batch =
              t.first("select id from batches where tree = ?", row -> row.getLong(1), tree)
                  .orElseThrow();
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
                "select id, tree, attempts from batches where note is null and due <= ? order by"
                    + " id",
                row -> new Open(row.getLong(1), row.getLong(2), row.getInt(3)),
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

  void anchored(Open batch, String note, List<PurchaseRow> members) {
    database.transaction(
        t -> {
          t.change("update batches set note = ? where id = ? and note is null", note, batch.id());
          certificates.publish(t, batch.tree(), note);
          for (PurchaseRow member : members) {
            purchases.on(t, member.id(), Event.BATCH_ANCHORED);
          }
          return batch.id();
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
                    + " work having min(due) is not null",
                row -> Transaction.instant(row, "due")));
  }

  /** Where the certificate of this purchase is. */
  Anchored of(PurchaseRow purchase) {
    return database
        .transaction(
            t ->
                t.first(
                    "select b.tree - b.size + p.leaf, b.tree, b.note from batches b"
                        + " join purchases p on p.batch = b.id where p.id = ?",
                    row -> new Anchored(row.getLong(1), row.getLong(2), row.getString(3)),
                    purchase.id()))
        .orElseThrow();
  }
}
