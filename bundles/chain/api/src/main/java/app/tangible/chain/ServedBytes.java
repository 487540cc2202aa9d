package app.tangible.chain;

/**
 * What a licence's owner signed that a seeder sent, as the contract of seeder rewards takes it.
 *
 * @param epoch the licence's nonce at the time, unsigned 32 bits
 * @param bytesServed all of the epoch, at least 0
 */
public record ServedBytes(TokenId token, long epoch, Account seeder, long bytesServed) {

  private static final long MAX_EPOCH = 0xffff_ffffL;

  /** Refuses numbers that do not fit. */
  public ServedBytes {
    if (epoch < 0 || epoch > MAX_EPOCH || bytesServed < 0) {
      throw new IllegalArgumentException("an epoch has 32 bits, bytes are at least 0");
    }
  }
}
