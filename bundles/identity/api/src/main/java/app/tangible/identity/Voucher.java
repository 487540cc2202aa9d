package app.tangible.identity;

import app.tangible.identity.TypedMessage.Domain;
import app.tangible.identity.TypedMessage.Member;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An owner's word how many bytes of a film one seeder has sent for one of their licences, in all.
 * The contract of seeder rewards pays on it.
 *
 * @param chainId at least 1
 * @param contract of seeder rewards, 0x and 40 lower-case hex digits
 * @param tokenId the licence, decimal
 * @param epoch the licence's nonce when the bytes were sent, unsigned 32 bits
 * @param seeder whose bytes they were
 * @param bytesServed since the epoch began, not since the last voucher; at least 0
 */
public record Voucher(
    long chainId,
    String contract,
    String tokenId,
    long epoch,
    OwnerAddress seeder,
    long bytesServed) {

  /** Name of the EIP-712 domain. */
  public static final String DOMAIN = "Tangible seeder rewards";

  private static final Pattern CONTRACT = Pattern.compile("0x[0-9a-f]{40}");
  private static final Pattern TOKEN = Pattern.compile("0|[1-9][0-9]{0,77}");
  private static final long MAX_EPOCH = 0xffff_ffffL;

  /** Refuses other spellings and numbers that do not fit. */
  public Voucher {
    if (chainId < 1
        || !CONTRACT.matcher(contract).matches()
        || !TOKEN.matcher(tokenId).matches()
        || epoch < 0
        || epoch > MAX_EPOCH
        || bytesServed < 0) {
      throw new IllegalArgumentException("a voucher names chain, contract, token, epoch and bytes");
    }
  }

  /** What the owner signs (EIP-712): exactly the contract's {@code Voucher}. */
  public TypedMessage typed() {
    return new TypedMessage(
        new Domain(DOMAIN, "1", chainId, contract),
        "Voucher",
        List.of(
            new Member("uint256", "tokenId", tokenId),
            new Member("uint32", "epoch", Long.toString(epoch)),
            new Member("address", "seeder", seeder.text()),
            new Member("uint64", "bytesServed", Long.toString(bytesServed))));
  }
}
