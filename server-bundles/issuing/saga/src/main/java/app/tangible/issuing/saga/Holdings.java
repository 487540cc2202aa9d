package app.tangible.issuing.saga;

import app.tangible.accounts.Households;
import app.tangible.accounts.Mandates;
import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.database.Database;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.issuing.Purchases.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What households own, as the tables that follow the chain say. */
final class Holdings {

  private static final int MOST = 1_000;

  private final Database database;
  private final Households households;
  private final Mandates mandates;
  private final OwnerKeys owners;

  Holdings(Database database, Households households, Mandates mandates, OwnerKeys owners) {
    this.database = database;
    this.households = households;
    this.mandates = mandates;
    this.owners = owners;
  }

  List<Holding> of(DeviceId caller) {
    List<Holding> all = new ArrayList<>();
    for (OwnerPublicKey household : households.ownersOf(caller)) {
      Stream.concat(Stream.of(owners.addressOf(household)), mandates.accountsOf(household).stream())
          .forEach(account -> all.addAll(of(account, household)));
    }
    return all.stream().limit(MOST).toList();
  }

  private List<Holding> of(OwnerAddress account, OwnerPublicKey household) {
    return database.transaction(
        t ->
            t.list(
                "select o.token, f.film, f.title, l.licence_id,"
                    + " (select count(*) from purchases p where p.token = o.token"
                    + " and p.state in ('MINTED', 'ANCHORED')) as coming from token_owners o"
                    + " join films f on f.edition = o.edition"
                    + " left join licences l on l.live_token = o.token and l.owner = ?"
                    + " where o.owner = ? order by o.block, o.log_index limit "
                    + MOST,
                row ->
                    new Holding(
                        TokenId.parse(row.getString(1)),
                        account,
                        new FilmId(row.getString(2)),
                        row.getString(3),
                        row.getString(4) != null || row.getInt(5) > 0),
                household.hex(),
                account.text()));
  }
}
