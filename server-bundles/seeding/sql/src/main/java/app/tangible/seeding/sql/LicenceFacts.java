package app.tangible.seeding.sql;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.VoucherDesk.Standing;
import java.util.Optional;

/** What the tables that follow the chain say of a licence and its seeders. */
final class LicenceFacts {

  private static final long GIB = 1L << 30;

  private LicenceFacts() {}

  static Optional<Standing> standing(
      Transaction t, TokenId token, long epoch, OwnerAddress seeder) {
    record Now(FilmId film, long edition, String owner, long nonce, long perGib, long bytes) {}
    // Nothing is promised before the pot was filled.
    Optional<Now> found =
        t.first(
            "select f.film, f.edition, o.owner, o.nonce,"
                + " case when p.filled_units > 0 then p.units_per_gib else 0 end as per_gib,"
                + " coalesce(p.bytes_per_licence, 0) as bytes from token_owners o"
                + " join films f on f.edition = o.edition"
                + " left join seeding_pots p on p.edition = o.edition where o.token = ?",
            row ->
                new Now(
                    new FilmId(row.getString("film")),
                    row.getLong("edition"),
                    row.getString("owner"),
                    row.getLong("nonce"),
                    row.getLong("per_gib"),
                    row.getLong("bytes")),
            token.toString());
    return found.map(
        now ->
            new Standing(
                now.film(),
                now.edition(),
                now.nonce(),
                epoch == now.nonce()
                    ? Optional.of(new OwnerAddress(now.owner()))
                    : opened(t, token, epoch),
                now.perGib(),
                Math.max(0, now.bytes() - used(t, token)),
                paid(t, token, epoch, seeder)));
  }

  private static Optional<OwnerAddress> opened(Transaction t, TokenId token, long epoch) {
    return t.first(
        "select sender from chain_events where kind = 'EPOCH_OPENED' and token = ? and epoch = ?"
            + " order by block, log_index limit 1",
        row -> new OwnerAddress(row.getString(1)),
        token.toString(),
        epoch);
  }

  private static long used(Transaction t, TokenId token) {
    return sum(t, "kind = 'REWARDED' and token = ?", token.toString());
  }

  static long paid(Transaction t, TokenId token, long epoch, OwnerAddress seeder) {
    return sum(
        t,
        "kind = 'REWARDED' and token = ? and epoch = ? and receiver = ?",
        token.toString(),
        epoch,
        seeder.text());
  }

  private static long sum(Transaction t, String which, Object... arguments) {
    return t.first(
            "select coalesce(sum(quantity), 0) from chain_events where " + which,
            row -> row.getLong(1),
            arguments)
        .orElseThrow();
  }

  /** What these bytes bring, rounded down as the contract does. */
  static long units(long bytes, long unitsPerGiB) {
    return Math.multiplyHigh(bytes, unitsPerGiB) == 0
        ? Long.divideUnsigned(bytes * unitsPerGiB, GIB)
        : java.math.BigInteger.valueOf(bytes)
            .multiply(java.math.BigInteger.valueOf(unitsPerGiB))
            .shiftRight(30)
            .longValueExact();
  }
}
