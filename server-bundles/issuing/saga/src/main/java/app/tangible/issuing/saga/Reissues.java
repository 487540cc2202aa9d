package app.tangible.issuing.saga;

import app.tangible.accounts.Mandates;
import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
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
  private final Mandates mandates;
  private final Catalogue catalogue;
  private final Clock clock;

  Reissues(
      Database database,
      PurchaseTable purchases,
      OfferBook offers,
      LicenceRegistry registry,
      OwnerKeys owners,
      Mandates mandates,
      Catalogue catalogue,
      Clock clock) {
    this.database = database;
    this.purchases = purchases;
    this.offers = offers;
    this.registry = registry;
    this.owners = owners;
    this.mandates = mandates;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  private record Before(
      TokenId token, OwnerPublicKey owner, Optional<OwnerAddress> account, String purchase) {}

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
    OwnerAddress owner = before.account().orElseGet(() -> owners.addressOf(grant.owner()));
    Optional<Mandate> mandate =
        before.account().flatMap(account -> mandates.find(account, grant.owner()));
    if (!word.owner().text().equals(owner.text())
        || mandate.isPresent() != before.account().isPresent()) {
      return Optional.of(new Placed.NotTheOwner());
    }
    Sold then = purchases.find(before.purchase()).orElseThrow().sold();
    return insert(
        NewOrder.again(id, key, hash, grant, free(then), before.token(), licence, mandate),
        before.token());
  }

  /** Keeps an order of what the chain says that they own, or says why not. */
  Optional<Placed> claim(String id, String key, String hash, DeviceGrant grant, TokenId token) {
    Optional<Edition> edition = catalogue.edition(token.edition());
    if (edition.isEmpty()) {
      return Optional.of(new Placed.UnknownLicence());
    }
    long newest = registry.latestBlock();
    OwnerAddress owner = new OwnerAddress(registry.wordOf(token).owner().text());
    Optional<Mandate> mandate = Optional.empty();
    if (!owner.equals(owners.addressOf(grant.owner()))) {
      mandate = mandates.find(owner, grant.owner());
      if (mandate.isEmpty()) {
        return Optional.of(new Placed.NotTheOwner());
      }
    }
    NewOrder order = NewOrder.claim(id, key, hash, grant, sold(edition.get()), token, mandate);
    Optional<Placed> refused = insert(order, token);
    if (refused.isEmpty()) {
      // Certified when what was seen now is final.
      database.transaction(
          t -> t.change("update purchases set mint_block = ? where id = ?", newest, id));
    }
    return refused;
  }

  private Optional<Placed> insert(NewOrder order, TokenId token) {
    return database.transaction(
        t -> {
          lock(t, token);
          if (offers.stands(t, token)) {
            return Optional.of(new Placed.Offered());
          }
          if (often(t, token)) {
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
                "select l.token, l.owner, l.purchase, m.account from licences l"
                    + " join purchases p on p.id = l.purchase"
                    + " left join mandates m on m.digest = p.mandate"
                    + " where l.licence_id = ? and l.kind = 'OWNED'",
                row ->
                    new Before(
                        TokenId.parse(row.getString(1)),
                        new OwnerPublicKey(row.getString(2)),
                        Optional.ofNullable(row.getString(4)).map(OwnerAddress::new),
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
                    + " where p.kind in ('REISSUE', 'CLAIM') and p.token = ?"
                    + " and (l.acquired_at is null or l.acquired_at > ?)",
                row -> row.getInt(1),
                token.toString(),
                clock.instant().minus(WITHIN))
            .orElseThrow()
        >= MOST;
  }

  private static Sold sold(Edition e) {
    return new Sold(
        e.edition(),
        e.film(),
        e.masterHash(),
        e.title(),
        e.quality(),
        e.studio(),
        0,
        e.price().currency());
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
