package app.tangible.seeding.sql;

import app.tangible.content.FilmId;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.VoucherDesk.Earned;
import java.util.List;

/** What an address earned: what was paid from the chain's events, what waits from the vouchers. */
final class EarningsQuery {

  private static final int MAX_EDITIONS = 1_000;

  private EarningsQuery() {}

  static List<Earned> of(Transaction t, OwnerAddress seeder) {
    return t.list(
        "select f.edition, f.film, coalesce(p.units_per_gib, 0) as per_gib,"
            + " coalesce(h.held, 0) as held, coalesce(r.bytes, 0) as paid_bytes,"
            + " coalesce(r.units, 0) as paid_units from films f"
            + " left join seeding_pots p on p.edition = f.edition"
            + " left join (select v.edition, sum(v.bytes - v.paid_bytes) as held"
            + " from seeding_vouchers v where v.seeder = ? and v.state = 'HELD'"
            + " group by v.edition) h on h.edition = f.edition"
            + " left join (select o.edition, sum(e.quantity) as bytes, sum(e.units) as units"
            + " from chain_events e join token_owners o on o.token = e.token"
            + " where e.kind = 'REWARDED' and e.receiver = ?"
            + " group by o.edition) r on r.edition = f.edition"
            + " where coalesce(h.held, 0) > 0 or coalesce(r.units, 0) > 0"
            + " order by f.number desc limit "
            + MAX_EDITIONS,
        row ->
            new Earned(
                row.getLong("edition"),
                new FilmId(row.getString("film")),
                row.getLong("held"),
                LicenceFacts.units(row.getLong("held"), row.getLong("per_gib")),
                row.getLong("paid_bytes"),
                row.getLong("paid_units")),
        seeder.text(),
        seeder.text());
  }
}
