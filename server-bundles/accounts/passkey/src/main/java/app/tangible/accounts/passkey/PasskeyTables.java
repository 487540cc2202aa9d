package app.tangible.accounts.passkey;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.TransactionHash;
import app.tangible.chain.account.PasskeyPublicKey;
import app.tangible.chain.account.PreparedOperation;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The rows of this bundle, each question one transaction. */
final class PasskeyTables {

  private static final int MAX_CHALLENGES = 10_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final Database database;

  PasskeyTables(Database database) {
    this.database = database;
  }

  /** Keeps the challenge; false when too many wait already. */
  boolean addChallenge(String challenge, Instant now, Instant expires) {
    return database.transaction(
        t -> {
          t.change("delete from passkey_challenges where expires <= ?", now);
          long waiting =
              t.first("select count(*) from passkey_challenges", row -> row.getLong(1))
                  .orElseThrow();
          if (waiting >= MAX_CHALLENGES) {
            return false;
          }
          t.change(
              "insert into passkey_challenges (challenge, expires) values (?, ?)",
              challenge,
              expires);
          return true;
        });
  }

  /** Whether the challenge was given out and not used yet; it is used now. */
  boolean useChallenge(String challenge, Instant now) {
    return database.transaction(
        t ->
            t.change(
                    "delete from passkey_challenges where challenge = ? and expires > ?",
                    challenge,
                    now)
                == 1);
  }

  /** Keeps a new passkey; false when it is known, or its account has as many as it can. */
  boolean add(PasskeyRow passkey, int maxOfAccount, Instant now) {
    return database.transaction(
        t -> {
          long same =
              count(t, "credential = ?", passkey.credential())
                  + count(t, "key_x = ?", passkey.key().x().text());
          if (same > 0 || count(t, "account = ?", passkey.account().text()) >= maxOfAccount) {
            return false;
          }
          t.change(
              "insert into passkeys (credential, key_x, key_y, first_x, first_y, account,"
                  + " sign_count, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
              passkey.credential(),
              passkey.key().x().text(),
              passkey.key().y().text(),
              passkey.first().x().text(),
              passkey.first().y().text(),
              passkey.account().text(),
              passkey.signCount(),
              now);
          return true;
        });
  }

  private static long count(Transaction t, String condition, String value) {
    return t.first("select count(*) from passkeys where " + condition, row -> row.getLong(1), value)
        .orElseThrow();
  }

  Optional<PasskeyRow> find(String credential) {
    return database.transaction(
        t ->
            t.first(
                "select * from passkeys where credential = ?", PasskeyTables::passkey, credential));
  }

  /** The passkey that this account is named by, when one of the account's registered here. */
  Optional<PasskeyPublicKey> firstOf(Account account) {
    return database.transaction(
        t ->
            t.first(
                "select first_x, first_y from passkeys where account = ?"
                    + " order by created_at, credential",
                row -> key(row, "first_x", "first_y"),
                account.text()));
  }

  /** Whether a passkey registered here made an account of its own with this key. */
  boolean isKnown(PasskeyPublicKey key) {
    return database.transaction(
        t ->
            t.first(
                        "select count(*) from passkeys where first_x = ? and first_y = ?",
                        row -> row.getLong(1),
                        key.x().text(),
                        key.y().text())
                    .orElseThrow()
                > 0);
  }

  /** The passkey belongs to another account from now on. */
  void move(PasskeyRow passkey, PasskeyPublicKey first, Account account, long signCount) {
    database.transaction(
        t ->
            t.change(
                "update passkeys set account = ?, first_x = ?, first_y = ?, sign_count = ?"
                    + " where credential = ?",
                account.text(),
                first.x().text(),
                first.y().text(),
                signCount,
                passkey.credential()));
  }

  private static PasskeyRow passkey(ResultSet row) throws SQLException {
    return new PasskeyRow(
        row.getString("credential"),
        key(row, "key_x", "key_y"),
        key(row, "first_x", "first_y"),
        new Account(row.getString("account")),
        row.getLong("sign_count"));
  }

  private static PasskeyPublicKey key(ResultSet row, String x, String y) throws SQLException {
    return new PasskeyPublicKey(new Bytes32(row.getString(x)), new Bytes32(row.getString(y)));
  }

  /** Keeps what a passkey is asked to sign, and forgets what nobody signed in time. */
  void add(OperationRow row, Instant now) {
    database.transaction(
        t -> {
          t.change(
              "delete from passkey_operations where state = 'PREPARED' and expires <= ?",
              now.minus(KEPT));
          return t.change(
              "insert into passkey_operations (hash, credential, account, key_index, operation,"
                  + " state, expires) select ?, ?, ?, ?, ?, 'PREPARED', ? where not exists"
                  + " (select 1 from passkey_operations where hash = ?)",
              row.operation().hash().text(),
              row.credential(),
              row.operation().account().text(),
              row.keyIndex(),
              row.operation().text(),
              row.expires(),
              row.operation().hash().text());
        });
  }

  Optional<OperationRow> operation(Bytes32 hash) {
    return database.transaction(
        t ->
            t.first(
                "select * from passkey_operations where hash = ?",
                row ->
                    new OperationRow(
                        new PreparedOperation(
                            new Account(row.getString("account")),
                            hash,
                            row.getString("operation")),
                        row.getString("credential"),
                        row.getInt("key_index"),
                        OperationRow.State.valueOf(row.getString("state")),
                        Objects.requireNonNull(Transaction.instant(row, "expires"))),
                hash.text()));
  }

  /** How many were sent after this. */
  long sentSince(Instant since) {
    return database.transaction(
        t ->
            t.first(
                    "select count(*) from passkey_operations where sent_at > ?",
                    row -> row.getLong(1),
                    since)
                .orElseThrow());
  }

  /** The signature verified: from here on the operation may be in a block. */
  void sent(OperationRow row, long signCount, Instant now) {
    database.transaction(
        t -> {
          t.change(
              "update passkeys set sign_count = ? where credential = ?",
              signCount,
              row.credential());
          return t.change(
              "update passkey_operations set state = 'SENT', sent_at = ? where hash = ?"
                  + " and state = 'PREPARED'",
              now,
              row.operation().hash().text());
        });
  }

  /** It is in a block. */
  void ended(Bytes32 hash, OperationRow.State state, TransactionHash transaction) {
    database.transaction(
        t ->
            t.change(
                "update passkey_operations set state = ?, tx_hash = ? where hash = ?"
                    + " and state in ('SENT', 'DONE', 'REVERTED')",
                state,
                transaction.text(),
                hash.text()));
  }
}
