package app.tangible.chain.evm;

import app.tangible.chain.Account;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the chain is and how much patience it gets.
 *
 * @param rewards pays seeders; empty = nothing does
 * @param startBlock no event of the contracts is older
 * @param requestTimeout for one question to the node, to the last byte of its answer
 * @param receiptTimeout for one write, from sending to being mined
 * @param resubmitAfter a transaction that waits longer is sent again for a higher fee
 * @param confirmations how many blocks on top make a block final; 0 = none
 * @param maxFeePerGas in wei; no transaction offers more, whatever the node suggests
 * @param logRangeBlocks the widest range that the node answers a question for events
 * @param lookbackBlocks how far back an anchor is looked for before it is sent
 * @param approvalUnits what a contract is allowed to take of the server's coins at a time
 */
record Settings(
    URI rpc,
    long chainId,
    Account licences,
    Account anchor,
    Optional<Account> rewards,
    long startBlock,
    Duration requestTimeout,
    Duration receiptTimeout,
    Duration resubmitAfter,
    int confirmations,
    BigInteger maxFeePerGas,
    int logRangeBlocks,
    int lookbackBlocks,
    long approvalUnits,
    int maxResponseBytes) {

  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

  Settings {
    String scheme = String.valueOf(rpc.getScheme());
    require(scheme.equals("http") || scheme.equals("https"), "rpc is not http or https");
    require(rpc.getHost() != null, "rpc names no host");
    require(chainId > 0, "chainId is not positive");
    require(startBlock >= 0, "startBlock is negative");
    require(requestTimeout.isPositive(), "requestSeconds is not positive");
    require(receiptTimeout.isPositive(), "receiptSeconds is not positive");
    require(resubmitAfter.isPositive(), "resubmitSeconds is not positive");
    require(confirmations >= 0, "confirmations is negative");
    require(maxFeePerGas.signum() > 0, "maxFeeGwei is not positive");
    require(logRangeBlocks >= 1, "logRangeBlocks is below 1");
    require(lookbackBlocks >= 1, "lookbackBlocks is below 1");
    require(approvalUnits >= 0, "approvalUnits is negative");
    require(maxResponseBytes >= 1024, "maxResponseBytes is below 1024");
  }

  static Settings of(EvmLicenceRegistry.Config config) {
    return new Settings(
        URI.create(config.rpc()),
        config.chainId(),
        account(config.licences()),
        account(config.anchor()),
        Optional.of(config.rewards()).filter(text -> !text.isEmpty()).map(Settings::account),
        config.startBlock(),
        Duration.ofSeconds(config.requestSeconds()),
        Duration.ofSeconds(config.receiptSeconds()),
        Duration.ofSeconds(config.resubmitSeconds()),
        config.confirmations(),
        GWEI.multiply(BigInteger.valueOf(config.maxFeeGwei())),
        config.logRangeBlocks(),
        config.lookbackBlocks(),
        config.approvalUnits(),
        config.maxResponseBytes());
  }

  /** With the defaults of {@code EvmLicenceRegistry.Config}. */
  static Settings of(URI rpc, long chainId, Account licences, Account anchor, long startBlock) {
    return new Settings(
        rpc,
        chainId,
        licences,
        anchor,
        Optional.empty(),
        startBlock,
        Duration.ofSeconds(10),
        Duration.ofSeconds(120),
        Duration.ofSeconds(15),
        0,
        GWEI.multiply(BigInteger.valueOf(1000)),
        10_000,
        50_000,
        100_000_000_000L,
        4 << 20);
  }

  /** The same where seeders are paid. */
  Settings with(Account paysSeeders) {
    return new Settings(
        rpc,
        chainId,
        licences,
        anchor,
        Optional.of(paysSeeders),
        startBlock,
        requestTimeout,
        receiptTimeout,
        resubmitAfter,
        confirmations,
        maxFeePerGas,
        logRangeBlocks,
        lookbackBlocks,
        approvalUnits,
        maxResponseBytes);
  }

  /** All whose events matter. */
  List<Account> contracts() {
    return Stream.concat(Stream.of(licences, anchor), rewards.stream()).toList();
  }

  /** Wallets show accounts in mixed case. */
  private static Account account(String text) {
    return new Account(text.toLowerCase(java.util.Locale.ROOT));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
