package app.tangible.transfer;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.Voucher;

/**
 * What a download is for: the licence on whose account its seeders are paid.
 *
 * @param token the licence
 * @param epoch its nonce, unsigned 32 bits: vouchers of an owner end with the sale
 * @param chainId at least 1
 * @param rewards the contract that pays seeders
 */
public record Entitlement(TokenId token, long epoch, long chainId, Account rewards) {

  private static final long MAX_EPOCH = 0xffff_ffffL;

  /** Refuses numbers that do not fit. */
  public Entitlement {
    if (chainId < 1 || epoch < 0 || epoch > MAX_EPOCH) {
      throw new IllegalArgumentException("an entitlement names a chain and an epoch of 32 bits");
    }
  }

  /** What the owner of this licence signs for a seeder. */
  public Voucher voucher(OwnerAddress seeder, long bytesServed) {
    return new Voucher(chainId, rewards.text(), token.toString(), epoch, seeder, bytesServed);
  }
}
