package app.tangible.issuing.saga;

import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.issuing.saga.PurchaseRow.Sold;
import app.tangible.licence.LicenceId;
import app.tangible.resale.OfferBook;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** New keys for who owns a licence already. */
final class Reissues {

  /** Each makes a decoder more that can play until its lease ends. */
  private static final int MOST = 10;

  private static final Duration WITHIN = Duration.ofDays(30);

  private final Database database;
  private final PurchaseTable purchases;
  private final OfferBook offers;
  private final LicenceRegistry registry;
  private final OwnerKeys owners;
  private final Clock clock;

  Reissues(
      Database database,
      PurchaseTable purchases,
      OfferBook offers,
      LicenceRegistry registry,
      OwnerKeys owners,
      Clock clock) {
    this.database = database;
    this.purchases = purchases;
    this.offers = offers;
    this.registry = registry;
    this.owners = owners;
    this.clock = clock;
  }

  private record Before(TokenId token, OwnerPublicKey owner, String purchase) {}

  /** Keeps the order, or says why not. */
  Optional<Placed> order(String id, String key, String hash, DeviceGrant grant, LicenceId licence) {
    Optional<Before> found = find(licence);
    if (found.isEmpty()) {
      return Optional.of(new Placed.UnknownLicence());
    }
    Before before = found.get();
    if (!before.owner().equals(grant.owner())) {
      return Optional.of(new Placed.NotTheOwner());
    }
    LicenceWord word = registry.wordOf(before.token());
    database.transaction(
        t -> {
          offers.saw(t, before.token(), word, false);
          return word;
        });
    if (!word.owner().text().equals(owners.addressOf(grant.owner()).text())) {
      return Optional.of(new Placed.NotTheOwner());
    }
    Sold then = purchases.find(before.purchase()).orElseThrow().sold();
    NewOrder order = NewOrder.again(id, key, hash, grant, free(then), before.token(), licence);
    return database.transaction(
        t -> {
          lock(t, before.token());
          if (offers.stands(t, before.token())) {
            return Optional.of(new Placed.Offered());
          }
          if (often(t, before.token())) {
            return Optional.of(new Placed.TooMany());
          }
          order.insert(t, clock.instant());
          return Optional.empty();
        });
  }

  private Optional<Before> find(LicenceId licence) {
    return database.transaction(
        t ->
            t.first(
                "select token, owner, purchase from licences"
                    + " where licence_id = ? and kind = 'OWNED'",
                row ->
                    new Before(
                        TokenId.parse(row.getString(1)),
                        new OwnerPublicKey(row.getString(2)),
                        row.getString(3)),
                licence.hex()));
  }

  /** Whoever offers the licence locks it too: there are never an offer and new keys. */
  private static void lock(Transaction t, TokenId token) {
    t.list(
        "select licence_id from licences where token = ? for update",
        row -> row.getString(1),
        token.toString());
  }

  private boolean often(Transaction t, TokenId token) {
    return t.first(
                "select count(*) from purchases p left join licences l on l.licence_id = p.licence"
                    + " where p.kind = 'REISSUE' and p.token = ?"
                    + " and (l.acquired_at is null or l.acquired_at > ?)",
                row -> row.getInt(1),
                token.toString(),
                clock.instant().minus(WITHIN))
            .orElseThrow()
        >= MOST;
  }

  private static Sold free(Sold then) {
    return new Sold(
        then.edition(),
        then.film(),
        then.masterHash(),
        then.title(),
        then.quality(),
        then.studio(),
        0,
        then.currency());
  }
}
