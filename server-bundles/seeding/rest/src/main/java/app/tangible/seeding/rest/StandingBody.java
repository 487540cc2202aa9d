package app.tangible.seeding.rest;

import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.VoucherDesk.Standing;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a seeder stands with a licence.
 *
 * @param signer null when the epoch is over and was not put on record in time
 */
public record StandingBody(
    String film,
    String edition,
    long epoch,
    @Nullable String signer,
    long unitsPerGiB,
    long bytesLeft,
    long bytesPaid) {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,39}");

  /** The contract that pays. */
  public record ContractBody(long chainId, String rewards) {}

  static TokenId token(String decimal) {
    if (!DECIMAL.matcher(decimal).matches()) {
      throw new IllegalArgumentException("a token is decimal");
    }
    return TokenId.parse(decimal);
  }

  static StandingBody of(Standing s) {
    return new StandingBody(
        s.film().hex(),
        Long.toUnsignedString(s.edition()),
        s.nonce(),
        s.signer().map(OwnerAddress::text).orElse(null),
        s.unitsPerGiB(),
        s.bytesLeft(),
        s.bytesPaid());
  }
}
