package app.tangible.ingestion.ffmpeg;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.Mined;
import app.tangible.chain.TokenId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract's rule on editions, in memory. */
final class FakeRegistry implements LicenceRegistry {

  final Map<Bytes32, EditionTerms> editions = new LinkedHashMap<>();
  final AtomicInteger failures = new AtomicInteger();

  @Override
  public long latestBlock() {
    throw new ChainException("not here");
  }

  @Override
  public long chainId() {
    return 31_337;
  }

  @Override
  public Account licences() {
    return new Account("0x" + "22".repeat(20));
  }

  @Override
  public Account anchor() {
    return new Account("0x" + "33".repeat(20));
  }

  @Override
  public synchronized long registerEdition(EditionTerms terms) {
    if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new ChainException("the node does not answer");
    }
    editions.putIfAbsent(terms.masterHash(), terms);
    return editions.keySet().stream().toList().indexOf(terms.masterHash()) + 1L;
  }

  @Override
  public Minted mint(long edition, Account owner, Bytes32 paymentId) {
    throw new ChainException("not here");
  }

  @Override
  public boolean isFinal(long block) {
    return true;
  }

  @Override
  public Optional<Minted> mintedFor(Bytes32 paymentId) {
    return Optional.empty();
  }

  @Override
  public LicenceWord wordOf(TokenId token) {
    throw new ChainException("not here");
  }

  @Override
  public Mined anchorBatch(Bytes32 root, long treeSize) {
    throw new ChainException("not here");
  }
}
