package app.tangible.identity;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An owner's word that somebody may watch a film until a time. Nothing moves on the chain.
 *
 * @param chainId at least 1
 * @param contract the licence contract, 0x and 40 lower-case hex digits
 * @param tokenId decimal
 * @param until whole seconds; when the film returns by itself
 */
public record LoanStatement(
    long chainId, String contract, String tokenId, OwnerPublicKey borrower, Instant until) {

  private static final Pattern CONTRACT = Pattern.compile("0x[0-9a-f]{40}");
  private static final Pattern TOKEN = Pattern.compile("0|[1-9][0-9]{0,77}");

  /** Refuses other spellings; cuts fractions of a second off. */
  public LoanStatement {
    if (chainId < 1
        || !CONTRACT.matcher(contract).matches()
        || !TOKEN.matcher(tokenId).matches()
        || until.getEpochSecond() <= 0) {
      throw new IllegalArgumentException("a loan names chain, contract, token and an end");
    }
    until = Instant.ofEpochSecond(until.getEpochSecond());
  }

  /** The exact text that the owner signs, EIP-191 version 0x45. */
  public String text() {
    return "Tangible loan v1\nchain "
        + chainId
        + "\ncontract "
        + contract
        + "\ntoken "
        + tokenId
        + "\nborrower "
        + borrower.hex()
        + "\nuntil "
        + until.getEpochSecond();
  }
}
