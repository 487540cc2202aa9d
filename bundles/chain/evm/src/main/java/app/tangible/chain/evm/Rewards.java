package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.SeederRewards.Claim;
import app.tangible.chain.SeederRewards.Promise;
import app.tangible.chain.SeederRewards.Standing;
import app.tangible.chain.ServedBytes;
import app.tangible.chain.TokenId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Promises, fills and pays seeder rewards. Sums are cumulative: that makes each write single. */
final class Rewards {

  private static final int WHOLE = 10_000;
  private static final Account NOBODY = new Account("0x" + "0".repeat(40));
  private static final Set<String> NOTHING_NOW = Set.of("AlreadyPaid", "NothingToPay");

  private final Node node;
  private final Writes writes;
  private final Coin coin;
  private final Settings settings;
  private final Optional<Account> self;
  private final Once<Long, Boolean> promising = new Once<>();
  private final Once<Long, Boolean> filling = new Once<>();
  private final Once<ServedBytes, Claim> claiming = new Once<>();

  Rewards(Node node, Writes writes, Coin coin, Settings settings, Optional<Account> self) {
    this.node = node;
    this.writes = writes;
    this.coin = coin;
    this.settings = settings;
    this.self = self;
  }

  Promise promiseOf(long edition) {
    Words words = node.words(Call.rewardsOf(contract(), edition), 4);
    long closes = words.count(3);
    return new Promise(
        words.count(0),
        words.count(1),
        words.count(2),
        closes == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(closes)));
  }

  /** As {@code _mostFor} of the contract. */
  long mostPerLicence(long edition, long floorPrice) {
    Account licences = settings.licences();
    long platform = node.words(Call.platformBasisPoints(licences), 1).count(0);
    long resale = node.words(Call.resaleBasisPoints(licences), 1).count(0);
    long royalty = node.words(Call.termsOf(licences, edition), 6).count(5);
    return BigInteger.valueOf(floorPrice)
        .multiply(BigInteger.valueOf(Math.min(platform, resale + royalty)))
        .divide(BigInteger.valueOf(WHOLE))
        .longValueExact();
  }

  void promise(long edition, long unitsPerGiB, long bytesPerLicence, long floorPrice) {
    promising.run(
        edition,
        () -> {
          Promise now = promiseOf(edition);
          if (now.unitsPerGiB() >= unitsPerGiB && now.bytesPerLicence() >= bytesPerLicence) {
            return true;
          }
          send(
              Call.setRewards(
                  contract(),
                  edition,
                  Math.max(unitsPerGiB, now.unitsPerGiB()),
                  Math.max(bytesPerLicence, now.bytesPerLicence()),
                  floorPrice));
          return true;
        });
  }

  void fill(long edition, long totalUnits) {
    filling.run(
        edition,
        () -> {
          Account from = self.orElseThrow(() -> new ChainException("fund: no key is configured"));
          long missing = totalUnits - filled(edition, from);
          if (missing > 0) {
            coin.allow(from, contract(), missing);
            send(Call.fund(contract(), edition, missing));
          }
          return true;
        });
  }

  /** What this account has put into the pot, ever. */
  private long filled(long edition, Account from) {
    node.checkChain();
    LogFilter filter =
        LogFilter.of(
            contract(),
            Event.POT_FILLED.topic(),
            new Bytes32("0x%064x".formatted(new BigInteger(Long.toUnsignedString(edition)))),
            Words.word(from));
    long sum = 0;
    long head = node.latestBlock();
    long step = settings.logRangeBlocks();
    for (long block = settings.startBlock(); block <= head; block += step) {
      List<Log> logs = node.logs(filter, block, Math.min(head, block + step - 1));
      for (Log log : logs) {
        sum = Math.addExact(sum, Words.of("Funded", log.data(), 1).count(0));
      }
    }
    return sum;
  }

  void open(TokenId token) {
    send(Call.open(contract(), token));
  }

  Claim claim(ServedBytes served, byte[] signature) {
    return claiming.run(served, () -> claimed(served, signature));
  }

  private Claim claimed(ServedBytes served, byte[] signature) {
    return switch (writes.send(Call.claim(contract(), served, signature))) {
      case Outcome.Done<Receipt>(Receipt receipt) -> paid(receipt, served);
      case Outcome.Refused<Receipt>(Revert revert) ->
          NOTHING_NOW.contains(revert.name())
              ? new Claim.Nothing(revert.toString())
              : new Claim.Refused(revert.toString());
    };
  }

  private Claim paid(Receipt receipt, ServedBytes served) {
    return receipt.logs().stream()
        .filter(log -> log.is(contract(), Event.REWARDED.topic(), Words.word(served.token())))
        .map(log -> Words.of("Rewarded", log.data(), 2))
        .map(words -> new Claim.Paid(receipt.mined(), words.count(0), words.count(1)))
        .findFirst()
        .orElseThrow(
            () -> new ChainException("claim: expected Rewarded in " + receipt.transaction()));
  }

  Standing standingOf(TokenId token, long epoch, Account seeder) {
    Account signer = node.words(Call.signerOf(contract(), token, epoch), 1).account(0);
    return new Standing(
        Optional.of(signer).filter(found -> !found.equals(NOBODY)),
        node.words(Call.bytesPaid(contract(), token, epoch, seeder), 1).count(0),
        node.words(Call.bytesLeft(contract(), token), 1).count(0));
  }

  long potOf(long edition, long block) {
    return node.words(Call.rewardsOf(contract(), edition), 4, Wire.quantity(block)).count(0);
  }

  long owed(long block) {
    Call call = Call.totalOwed(contract(), coin.address());
    return node.words(call, 1, Wire.quantity(block)).count(0);
  }

  private void send(Call call) {
    if (writes.send(call) instanceof Outcome.Refused<Receipt>(Revert revert)) {
      throw new ChainException(call.name() + ": the contract refused with " + revert);
    }
  }

  private Account contract() {
    return settings
        .rewards()
        .orElseThrow(() -> new ChainException("no contract of seeder rewards is configured"));
  }
}
