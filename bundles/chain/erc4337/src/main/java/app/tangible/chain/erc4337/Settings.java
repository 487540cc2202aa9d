package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Where node, bundler and contracts are, and what an operation may use.
 *
 * @param validity how long a prepared operation can be sent
 * @param validationGas to check a passkey's signature, with the precompile
 * @param creationGas more, to put the account there
 * @param callGas to carry the action out
 * @param overheadGas what the bundler asks for besides
 * @param maxFee in wei; no operation offers more, whatever the node suggests
 */
record Settings(
    URI rpc,
    URI bundler,
    long chainId,
    Account factory,
    Account paymaster,
    Account licences,
    Account stablecoin,
    Duration validity,
    Duration requestTimeout,
    Duration receiptTimeout,
    long validationGas,
    long creationGas,
    long callGas,
    long overheadGas,
    BigInteger maxFee,
    int maxResponseBytes) {

  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

  Settings {
    requireHttp(rpc, "rpc");
    requireHttp(bundler, "bundler");
    require(chainId > 0, "chainId is not positive");
    require(validity.isPositive() && validity.toHours() < 24, "validSeconds is not below a day");
    require(requestTimeout.isPositive(), "requestSeconds is not positive");
    require(receiptTimeout.isPositive(), "receiptSeconds is not positive");
    require(validationGas > 0 && creationGas > 0, "validationGas or creationGas is not positive");
    require(callGas > 0 && overheadGas > 0, "callGas or overheadGas is not positive");
    require(maxFee.signum() > 0, "maxFeeGwei is not positive");
    require(maxResponseBytes >= 1024, "maxResponseBytes is below 1024");
  }

  static Settings of(BundledPasskeyAccounts.Config config) {
    return new Settings(
        URI.create(config.rpc()),
        URI.create(config.bundler()),
        config.chainId(),
        account(config.factory()),
        account(config.paymaster()),
        account(config.licences()),
        account(config.stablecoin()),
        Duration.ofSeconds(config.validSeconds()),
        Duration.ofSeconds(config.requestSeconds()),
        Duration.ofSeconds(config.receiptSeconds()),
        config.validationGas(),
        config.creationGas(),
        config.callGas(),
        config.overheadGas(),
        GWEI.multiply(BigInteger.valueOf(config.maxFeeGwei())),
        config.maxResponseBytes());
  }

  /** Wallets show accounts in mixed case. */
  private static Account account(String text) {
    return new Account(text.toLowerCase(Locale.ROOT));
  }

  private static void requireHttp(URI uri, String name) {
    String scheme = String.valueOf(uri.getScheme());
    require(scheme.equals("http") || scheme.equals("https"), name + " is not http or https");
    require(uri.getHost() != null, name + " names no host");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
