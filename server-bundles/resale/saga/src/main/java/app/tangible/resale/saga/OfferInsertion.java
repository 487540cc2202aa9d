package app.tangible.resale.saga;

import app.tangible.chain.Account;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerKeys;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms.Lends;
import app.tangible.resale.OfferRequest.Terms.Moves;
import app.tangible.resale.ResaleOffer.Split;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Keeps a new offer, which is OPEN. */
final class OfferInsertion {

  private static final String NOBODY = "0x" + "0".repeat(40);

  private final OwnerKeys owners;
  private final Duration margin;
  private final Clock clock;

  OfferInsertion(OwnerKeys owners, Duration margin, Clock clock) {
    this.owners = owners;
    this.margin = margin;
    this.clock = clock;
  }

  void insert(
      Transaction t,
      String offer,
      DeviceId caller,
      String key,
      String hash,
      ParkedLicence licence,
      OfferRequest request,
      Split split) {
    @Nullable Moves moves = request.terms() instanceof Moves some ? some : null;
    @Nullable Lends lends = request.terms() instanceof Lends some ? some : null;
    @Nullable String buyer =
        moves != null
            ? moves.ask().buyer().orElse(null)
            : new Account(owners.addressOf(request.borrower().orElseThrow()).text()).text();
    t.change(
        "insert into resale_offers (offer, kind, state, device, idempotency_key, order_hash,"
            + " seller, seller_mandate, seller_account, licence, film, edition, token, nonce,"
            + " price_minor, currency, seller_minor, studio_minor, platform_minor, created_at,"
            + " deadline, ask_units, ask_buyer, ask_receipt, ask_signature, receipt_payload,"
            + " receipt_signature, buyer, borrower, until, loan_signature, due) values (?, ?,"
            + " 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?)",
        offer,
        request.kind(),
        caller.hex(),
        key,
        hash,
        licence.owner().hex(),
        licence.mandate() == null ? null : licence.mandate().digest(),
        licence.mandate() == null ? null : licence.mandate().account().text(),
        licence.id().hex(),
        licence.film(),
        licence.edition(),
        licence.token().toString(),
        licence.nonce(),
        request.price().minorUnits(),
        request.price().currency(),
        split.seller(),
        split.studio(),
        split.platform(),
        clock.instant(),
        request.deadline(),
        moves == null ? null : moves.ask().priceUnits(),
        moves == null ? null : moves.ask().buyer().orElse(NOBODY),
        moves == null ? null : moves.ask().receipt(),
        moves == null ? null : moves.signature(),
        new String(request.receipt().payload(), StandardCharsets.UTF_8),
        HexFormat.of().formatHex(request.receipt().signature()),
        buyer,
        lends == null ? null : lends.borrower().hex(),
        lends == null ? null : lends.until(),
        lends == null ? null : lends.signature().hex(),
        request.deadline().plus(margin));
  }
}
