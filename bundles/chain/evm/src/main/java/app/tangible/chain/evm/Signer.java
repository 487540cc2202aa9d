package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.TransactionHash;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/**
 * Signs transactions with the product's key. web3j keeps the key as a number that cannot be wiped:
 * it is in this process's memory for as long as the component lives, and nowhere else.
 */
final class Signer {

  private static final Pattern KEY = Pattern.compile("0x[0-9a-fA-F]{64}");

  private final Credentials credentials;
  private final Account account;
  private final long chainId;

  Signer(String key, long chainId) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(".key is not 0x and 64 hex digits");
    }
    this.credentials = Credentials.create(key);
    this.account = new Account(credentials.getAddress());
    this.chainId = chainId;
  }

  Account account() {
    return account;
  }

  /** An EIP-1559 transaction that pays nothing but its fees. */
  Signed sign(Call call, long nonce, long gas, Fees fees) {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            chainId,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(gas),
            call.contract().text(),
            BigInteger.ZERO,
            call.data(),
            fees.priority(),
            fees.max());
    byte[] raw = TransactionEncoder.signMessage(transaction, credentials);
    return new Signed(
        "0x" + HexFormat.of().formatHex(raw), TransactionHash.of(Hash.sha3(raw)), fees);
  }

  /** A transaction that can be sent, any number of times. */
  record Signed(String raw, TransactionHash hash, Fees fees) {}
}
