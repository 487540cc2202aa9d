package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Mandate;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseRow.Kind;
import app.tangible.issuing.saga.PurchaseRow.Sold;
import app.tangible.licence.LicenceId;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as it is first kept.
 *
 * @param offer of a resale
 * @param token of a licence that is there already
 * @param replaces the licence that new keys are for
 * @param mandate of the account that owns it, or is to
 */
record NewOrder(
    String id,
    String key,
    String hash,
    Kind kind,
    DeviceGrant grant,
    Sold sold,
    Optional<String> offer,
    Optional<TokenId> token,
    Optional<LicenceId> replaces,
    Optional<Mandate> mandate) {

  static NewOrder ofEdition(
      String id, String key, String hash, DeviceGrant grant, Sold sold, Optional<Mandate> mandate) {
    return new NewOrder(
        id,
        key,
        hash,
        Kind.FIRST,
        grant,
        sold,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        mandate);
  }

  static NewOrder ofOffer(
      String id, String key, String hash, DeviceGrant grant, Sold sold, String offer) {
    return new NewOrder(
        id,
        key,
        hash,
        Kind.RESALE,
        grant,
        sold,
        Optional.of(offer),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static NewOrder again(
      String id,
      String key,
      String hash,
      DeviceGrant grant,
      Sold sold,
      TokenId token,
      LicenceId replaces,
      Optional<Mandate> mandate) {
    return new NewOrder(
        id,
        key,
        hash,
        Kind.REISSUE,
        grant,
        sold,
        Optional.empty(),
        Optional.of(token),
        Optional.of(replaces),
        mandate);
  }

  static NewOrder claim(
      String id,
      String key,
      String hash,
      DeviceGrant grant,
      Sold sold,
      TokenId token,
      Optional<Mandate> mandate) {
    return new NewOrder(
        id,
        key,
        hash,
        Kind.CLAIM,
        grant,
        sold,
        Optional.empty(),
        Optional.of(token),
        Optional.empty(),
        mandate);
  }

  void insert(Transaction t, Instant now) {
    t.change(
        "insert into purchases (id, kind, device, idempotency_key, order_hash, state, owner,"
            + " agreement, receipts, grant_signature, offer, replaces, mandate, token, edition,"
            + " film, master_hash, title, quality, studio, minor_units, currency, due) values (?,"
            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        kind,
        grant.device().hex(),
        key,
        hash,
        kind == Kind.REISSUE || kind == Kind.CLAIM ? State.MINTED : State.PAYMENT_PENDING,
        grant.owner().hex(),
        grant.agreement().hex(),
        grant.receipts().hex(),
        grant.signature().hex(),
        offer.orElse(null),
        replaces.map(LicenceId::hex).orElse(null),
        mandate.map(Mandate::digest).orElse(null),
        token.map(TokenId::toString).orElse(null),
        sold.edition(),
        sold.film().hex(),
        sold.masterHash().hex(),
        sold.title(),
        sold.quality(),
        sold.studio(),
        sold.minorUnits(),
        sold.currency(),
        now);
  }
}
