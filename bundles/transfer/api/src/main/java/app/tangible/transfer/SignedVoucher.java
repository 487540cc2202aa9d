package app.tangible.transfer;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.Voucher;
import java.nio.ByteBuffer;

/**
 * A licence owner's signed word how many bytes a seeder sent for it in an epoch. Nothing of it is
 * verified by being such a record.
 *
 * @param bytesServed all since the epoch began; at least 0
 */
public record SignedVoucher(
    Entitlement entitlement, OwnerAddress seeder, long bytesServed, OwnerSignature signature) {

  /** Length of {@link #bytes}. */
  public static final int BYTES = 141;

  private static final int ACCOUNT_BYTES = 20;
  private static final int SIGNATURE_BYTES = 65;
  private static final long WORD = 0xffff_ffffL;

  /** Refuses a negative count. */
  public SignedVoucher {
    if (bytesServed < 0) {
      throw new IllegalArgumentException("a voucher counts at least 0 bytes");
    }
  }

  /** What was signed. */
  public Voucher voucher() {
    return entitlement.voucher(seeder, bytesServed);
  }

  /**
   * As it travels, all numbers big-endian: chain id 8, rewards contract 20, edition 8, serial 8,
   * epoch 4, seeder 20, bytes served 8, signature 65.
   */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(entitlement.chainId())
        .put(entitlement.rewards().bytes())
        .putLong(entitlement.token().edition())
        .putLong(entitlement.token().serial())
        .putInt((int) entitlement.epoch())
        .put(seeder.bytes())
        .putLong(bytesServed)
        .put(signature.bytes())
        .array();
  }

  /**
   * Reads {@link #bytes}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static SignedVoucher of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a voucher has 141 bytes, got " + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long chainId = in.getLong();
    Account rewards = Account.of(take(in, ACCOUNT_BYTES));
    TokenId token = new TokenId(in.getLong(), in.getLong());
    long epoch = in.getInt() & WORD;
    OwnerAddress seeder = OwnerAddress.of(take(in, ACCOUNT_BYTES));
    long served = in.getLong();
    return new SignedVoucher(
        new Entitlement(token, epoch, chainId, rewards),
        seeder,
        served,
        OwnerSignature.of(take(in, SIGNATURE_BYTES)));
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] part = new byte[length];
    in.get(part);
    return part;
  }
}
