package app.tangible.resale.saga;

import app.tangible.chain.LicenceRegistry;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerKeys;
import app.tangible.licence.Ask;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.DestructionReceipts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms.Lends;
import app.tangible.resale.OfferRequest.Terms.Moves;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.ResaleOffer.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What an offer must be, in the order of docs/protocols/resale.md; without the chain, but for the
 * word of an account that is a contract.
 */
final class OfferChecks {

  private final LicenceChecker checker;
  private final DestructionReceipts receipts;
  private final LicenceRegistry registry;
  private final OwnerKeys owners;
  private final SellerWord word;
  private final Limits limits;
  private final Clock clock;

  OfferChecks(
      LicenceChecker checker,
      DestructionReceipts receipts,
      LicenceRegistry registry,
      OwnerKeys owners,
      SellerWord word,
      Limits limits,
      Clock clock) {
    this.checker = checker;
    this.receipts = receipts;
    this.registry = registry;
    this.owners = owners;
    this.word = word;
    this.limits = limits;
    this.clock = clock;
  }

  /** Why it is refused, if it is. */
  Optional<Placed> refusal(ParkedLicence licence, DeviceId caller, OfferRequest request) {
    LicenceDocument document = checker.peek(checker.decode(licence.encoded()));
    // 1. It is within bounds.
    Optional<Placed> bounds = bounds(document, request);
    if (bounds.isPresent()) {
      return bounds;
    }
    // 2. The decoder of the device that asks has destroyed the key of this very licence.
    Optional<String> receipt = receipt(document, caller, request);
    if (receipt.isPresent()) {
      return Optional.of(new Placed.BadReceipt(receipt.get()));
    }
    // 3. What the owner signed says the same as what is asked.
    return switch (request.terms()) {
      case Moves moves -> moves(licence, request, moves);
      case Lends lends -> lends(licence, lends);
    };
  }

  private Optional<Placed> bounds(LicenceDocument document, OfferRequest request) {
    Instant now = clock.instant();
    if (request.deadline().isBefore(now.plus(Limits.SHORTEST))
        || request.deadline().isAfter(now.plus(limits.longest()))) {
      return unfit("its deadline is " + request.deadline() + ", here it is " + now);
    }
    boolean free = request.price().minorUnits() == 0;
    if (free == (request.kind() == Kind.SALE)) {
      return unfit("a sale has a price, a gift and a loan have none");
    }
    if (request.kind() == Kind.LOAN ? !document.rights().loanable() : !document.rights().resale()) {
      return unfit("the licence does not allow it");
    }
    if (request.terms() instanceof Lends lends
        && (lends.until().isBefore(now.plus(Limits.SHORTEST))
            || lends.until().isAfter(now.plus(limits.longest())))) {
      return unfit("the loan is until " + lends.until() + ", here it is " + now);
    }
    return Optional.empty();
  }

  private Optional<String> receipt(
      LicenceDocument document, DeviceId caller, OfferRequest request) {
    Optional<DeviceGrant> grant =
        document.devices().stream().filter(device -> device.device().equals(caller)).findFirst();
    if (grant.isEmpty()) {
      return Optional.of("the licence names another device");
    }
    DestructionReceipt receipt;
    try {
      receipt = receipts.read(request.receipt(), grant.get().receipts());
    } catch (IllegalArgumentException e) {
      return Optional.of("it is not signed by the decoder of this device, or cannot be read");
    }
    boolean same =
        receipt.licence().equals(document.id())
            && receipt.chainId() == document.chainId()
            && receipt.contract().equals(document.contract())
            && receipt.tokenId().equals(document.tokenId())
            && receipt.device().equals(caller)
            && receipt.agreement().equals(grant.get().agreement());
    return same ? Optional.empty() : Optional.of("it is of another licence or key");
  }

  private Optional<Placed> moves(ParkedLicence licence, OfferRequest request, Moves moves) {
    Ask ask = moves.ask();
    if (ask.chainId() != registry.chainId()
        || !ask.contract().equals(registry.licences().text())
        || !ask.tokenId().equals(licence.token().toString())
        || !ask.deadline().equals(request.deadline())
        || ask.priceUnits() != Math.multiplyExact(request.price().minorUnits(), limits.coinUnits())
        || (request.kind() == Kind.GIFT && ask.buyer().isEmpty())) {
      return unfit("the ask is of another licence, price, buyer or deadline than is said");
    }
    if (ask.buyer().filter(licence.account(word).text()::equals).isPresent()) {
      return unfit("it is for its own owner");
    }
    if (!ask.receipt().equals(receipts.hash(request.receipt()))) {
      return Optional.of(new Placed.BadReceipt("the ask names another receipt"));
    }
    if (ask.nonce() != licence.nonce()) {
      return Optional.of(new Placed.StaleAsk());
    }
    return word.isBy(licence.owner(), licence.contract(), ask.message(), moves.signature())
        ? Optional.empty()
        : Optional.of(new Placed.BadSignature("the ask is not signed by the licence's owner"));
  }

  private Optional<Placed> lends(ParkedLicence licence, Lends lends) {
    if (lends.borrower().equals(licence.owner())) {
      return unfit("it is for its own owner");
    }
    String statement =
        new LoanStatement(
                registry.chainId(),
                registry.licences().text(),
                licence.token().toString(),
                lends.borrower(),
                lends.until())
            .text();
    return owners.verifiesText(licence.owner(), statement, lends.signature())
        ? Optional.empty()
        : Optional.of(new Placed.BadSignature("the loan is not signed by the licence's owner"));
  }

  private static Optional<Placed> unfit(String detail) {
    return Optional.of(new Placed.Unfit(detail));
  }
}
