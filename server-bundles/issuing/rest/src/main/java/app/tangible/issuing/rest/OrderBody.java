package app.tangible.issuing.rest;

import app.tangible.accounts.GrantBody;
import app.tangible.chain.TokenId;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.OwnerAddress;
import app.tangible.issuing.Order;
import app.tangible.issuing.Order.Item;
import app.tangible.web.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is sent: for an edition or an offer.
 *
 * @param account that is to own a new licence; null for the household's own
 */
public record OrderBody(
    @Nullable String edition, @Nullable String offer, GrantBody grant, @Nullable String account) {

  private static final Pattern OFFER = Pattern.compile("[0-9a-f]{32}");

  Order order() {
    try {
      Optional<OwnerAddress> owner = Optional.ofNullable(account).map(OwnerAddress::new);
      if (owner.isPresent() && offer != null) {
        throw new IllegalArgumentException("an offer is taken by the household's own account");
      }
      return new Order(item(), grant.grant(), owner);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new ProblemException(
          422,
          "order",
          "An order has an edition or an offer, and a grant of owner, device, agreement, receipts,"
              + " signature in lower-case hex.");
    }
  }

  private Item item() {
    if (edition != null && offer == null) {
      return new Item.OfEdition(Long.parseUnsignedLong(edition));
    }
    if (edition == null && offer != null && OFFER.matcher(offer).matches()) {
      return new Item.OfOffer(offer);
    }
    throw new IllegalArgumentException("neither an edition nor an offer");
  }

  /**
   * Asks for keys of what is owned on the chain.
   *
   * @param token decimal
   */
  public record Claim(String token, GrantBody grant) {

    TokenId tokenId() {
      try {
        return TokenId.parse(token);
      } catch (IllegalArgumentException | NullPointerException e) {
        throw new ProblemException(422, "order", "A claim has a token and a grant.");
      }
    }
  }

  /** Asks for new keys. */
  public record Again(GrantBody grant) {

    DeviceGrant checked() {
      try {
        return grant.grant();
      } catch (IllegalArgumentException | NullPointerException e) {
        throw new ProblemException(
            422,
            "order",
            "New keys need a grant of owner, device, agreement, receipts, signature in lower-case"
                + " hex.");
      }
    }
  }
}
