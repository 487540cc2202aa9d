package app.tangible.licence;

import app.tangible.identity.TypedMessage;
import app.tangible.identity.TypedMessage.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An owner's word that a licence may be had for a price: what is signed (EIP-712) and what the
 * licence contract settles. It dies when the licence moves, is cancelled, or its deadline is over.
 *
 * @param contract the licence contract, 0x and 40 hex digits
 * @param tokenId decimal
 * @param priceUnits in the stablecoin's smallest unit; 0 gives it away, to a named buyer only
 * @param nonce of the owner word that it is for
 * @param deadline whole seconds; the last at which it holds
 * @param buyer the only account that may take it, 0x and 40 hex digits; anyone where empty
 * @param receipt SHA-256 of the {@link DestructionReceipt}, 0x and 64 hex digits
 */
public record Ask(
    long chainId,
    String contract,
    String tokenId,
    long priceUnits,
    long nonce,
    Instant deadline,
    Optional<String> buyer,
    String receipt) {

  private static final String ANYONE = "0x" + "0".repeat(40);

  /** Refuses a gift to nobody in particular, and what does not fit the contract's types. */
  public Ask {
    if (priceUnits < 0 || nonce < 0 || nonce > 0xFFFF_FFFFL || deadline.getEpochSecond() <= 0) {
      throw new IllegalArgumentException("price, nonce or deadline out of bounds");
    }
    if (priceUnits == 0 && buyer.isEmpty()) {
      throw new IllegalArgumentException("a gift names who it is for");
    }
    deadline = Instant.ofEpochSecond(deadline.getEpochSecond());
  }

  /** What the owner signs. */
  public TypedMessage message() {
    return new TypedMessage(
        domain(chainId, contract),
        "Ask",
        List.of(
            new Member("uint256", "tokenId", tokenId),
            new Member("uint64", "price", Long.toString(priceUnits)),
            new Member("uint32", "nonce", Long.toString(nonce)),
            new Member("uint64", "deadline", Long.toString(deadline.getEpochSecond())),
            new Member("address", "buyer", buyer.orElse(ANYONE)),
            new Member("bytes32", "receipt", receipt)));
  }

  /** What an owner signs to take every ask of this licence back. */
  public static TypedMessage cancellation(
      long chainId, String contract, String tokenId, long nonce) {
    return new TypedMessage(
        domain(chainId, contract),
        "Cancel",
        List.of(
            new Member("uint256", "tokenId", tokenId),
            new Member("uint32", "nonce", Long.toString(nonce))));
  }

  private static TypedMessage.Domain domain(long chainId, String contract) {
    return new TypedMessage.Domain("Tangible licence", "1", chainId, contract);
  }
}
