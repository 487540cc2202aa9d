package app.tangible.resale.saga;

import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceId;
import app.tangible.licence.MovedList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Licences as they were issued, and the numbered list of those that moved. */
final class LicenceRecords {

  private static final String REVOKE =
      "update licences set revoked = true, package = null where revoked = false and ";

  private final Database database;
  private final Clock clock;

  LicenceRecords(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The licence, if it is owned, names this device, and was issued here. */
  Optional<ParkedLicence> find(LicenceId licence, DeviceId device) {
    return database.transaction(
        t ->
            t.first(
                "select l.token, l.nonce, l.owner, l.film, l.revoked, l.package, p.edition,"
                    + " m.account, m.chain_id, m.factory, m.passkey, m.signature"
                    + " from licences l join purchases p on p.id = l.purchase"
                    + " left join mandates m on m.digest = p.mandate"
                    + " where l.licence_id = ? and l.device = ? and l.kind = 'OWNED'",
                row -> {
                  byte[] encoded = row.getBytes("package");
                  return new ParkedLicence(
                      licence,
                      TokenId.parse(row.getString("token")),
                      row.getLong("nonce"),
                      new OwnerPublicKey(row.getString("owner")),
                      mandate(row),
                      row.getString("film"),
                      row.getLong("edition"),
                      row.getBoolean("revoked"),
                      encoded == null ? new byte[0] : encoded);
                },
                licence.hex(),
                device.hex()));
  }

  private static @Nullable Mandate mandate(ResultSet row) throws SQLException {
    String account = row.getString("account");
    return account == null
        ? null
        : new Mandate(
            row.getLong("chain_id"),
            new OwnerAddress(account),
            new OwnerPublicKey(row.getString("owner")),
            new OwnerAddress(row.getString("factory")),
            row.getString("passkey"),
            row.getString("signature"));
  }

  /**
   * Whether it may be parked; while the transaction lasts it stays so, as whoever issues new keys
   * locks it too.
   */
  boolean parkable(Transaction t, TokenId token, LicenceId licence) {
    return t.list(
            "select licence_id, revoked from licences where token = ? for update",
            row -> row.getBoolean("revoked") ? "" : row.getString("licence_id"),
            token.toString())
        .contains(licence.hex());
  }

  /** Whether a licence of this token is being issued. */
  boolean underWay(Transaction t, TokenId token) {
    return t.first(
            "select 1 from purchases where token = ? and state in ('PAID', 'MINTED', 'ANCHORED')",
            row -> 1,
            token.toString())
        .isPresent();
  }

  /** Voids what was certified for a lower nonce. */
  void revoke(Transaction t, TokenId token, long nonce) {
    t.change(REVOKE + "token = ? and nonce < ?", token.toString(), nonce);
  }

  /** Numbers a move that stays, once; of licences only that were issued here. */
  void number(Transaction t, TokenId token, long nonce) {
    String text = token.toString();
    boolean issued =
        t.first("select 1 from licences where token = ? and nonce < ?", row -> 1, text, nonce)
            .isPresent();
    boolean known =
        t.first("select 1 from moved where token = ? and nonce >= ?", row -> 1, text, nonce)
            .isPresent();
    if (issued && !known) {
      // The row stays locked to the end: numbers become visible in their order, without a gap.
      t.change("update counters set last = last + 1 where name = 'moved'");
      long number =
          t.first("select last from counters where name = 'moved'", row -> row.getLong(1))
              .orElseThrow();
      t.change(
          "insert into moved (sequence, token, nonce, seen) values (?, ?, ?, ?)",
          number,
          text,
          nonce,
          clock.instant());
    }
  }

  /** A loan is over: what the borrower has is void. */
  void returned(Transaction t, TokenId token) {
    t.change(REVOKE + "token = ? and kind = 'LOAN'", token.toString());
  }

  List<MovedList.Entry> movedSince(long number) {
    return database.transaction(
        t ->
            t.list(
                "select token, nonce from moved where sequence > ? order by sequence limit "
                    + MovedList.MAX_ENTRIES,
                row -> new MovedList.Entry(row.getString(1), row.getLong(2)),
                number));
  }

  /** Whether a licence of this token was issued here. */
  boolean concerns(TokenId token) {
    return database.transaction(
        t ->
            t.first("select 1 from licences where token = ?", row -> 1, token.toString())
                .isPresent());
  }

  long watched() {
    return database
        .transaction(
            t ->
                t.first(
                    "select last from counters where name = 'moves-watched'",
                    row -> row.getLong(1)))
        .orElse(0L);
  }

  void watched(long block) {
    database.transaction(
        t ->
            t.change("update counters set last = ? where name = 'moves-watched'", block) == 1
                || t.change("insert into counters (name, last) values ('moves-watched', ?)", block)
                    == 1);
  }
}
