package app.tangible.issuing.saga;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.ContractSignatures;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.Mined;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract's rules in memory; it outlives the server, as a chain does. */
final class FakeRegistry implements LicenceRegistry, LicenceMarket, ChainFeed, ContractSignatures {

  final Map<Bytes32, Minted> mints = new LinkedHashMap<>();
  final Map<TokenId, LicenceWord> words = new LinkedHashMap<>();
  final Map<Bytes32, Mined> anchors = new LinkedHashMap<>();
  final List<Long> batchSizes = new ArrayList<>();

  /** So many next calls fail before they do anything. */
  final AtomicInteger down = new AtomicInteger();

  /** So many next writes are mined but their answer is lost. */
  final AtomicInteger deaf = new AtomicInteger();

  /** So many blocks on top make one final. */
  final AtomicInteger depth = new AtomicInteger();

  /** What accounts say when they are asked whether they signed. */
  volatile Word word = Word.SIGNED;

  private int block;

  @Override
  public Word isSignedBy(Account account, Bytes32 hash, byte[] signature) {
    fail(down);
    return word;
  }

  @Override
  public synchronized long latestBlock() {
    return block;
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
  public long registerEdition(EditionTerms terms) {
    throw new ChainException("not here");
  }

  @Override
  public synchronized Minted mint(long edition, Account owner, Bytes32 paymentId) {
    fail(down);
    Minted known = mints.get(paymentId);
    if (known == null) {
      known = new Minted(new TokenId(edition, mints.size() + 1L), mined());
      mints.put(paymentId, known);
      words.put(known.token(), new LicenceWord(owner, 1));
    }
    fail(deaf);
    return known;
  }

  @Override
  public synchronized boolean isFinal(long block) {
    return this.block - block >= depth.get();
  }

  @Override
  public synchronized Optional<Minted> mintedFor(Bytes32 paymentId) {
    return Optional.ofNullable(mints.get(paymentId));
  }

  @Override
  public synchronized LicenceWord wordOf(TokenId token) {
    fail(down);
    return words.get(token);
  }

  @Override
  public synchronized Mined anchorBatch(Bytes32 root, long treeSize) {
    fail(down);
    if (!anchors.containsKey(root)) {
      anchors.put(root, mined());
      batchSizes.add(treeSize);
    }
    fail(deaf);
    return anchors.get(root);
  }

  @Override
  public Settlement settle(SignedAsk ask, Account to) {
    throw new ChainException("not here");
  }

  @Override
  public Settlement cancel(TokenId token, long nonce, byte[] signature) {
    throw new ChainException("not here");
  }

  @Override
  public Shares sharesOf(long edition, long priceUnits) {
    throw new ChainException("not here");
  }

  @Override
  public long startBlock() {
    return 0;
  }

  @Override
  public Block head() {
    throw new ChainException("not here");
  }

  @Override
  public Optional<Block> block(long number) {
    throw new ChainException("not here");
  }

  @Override
  public List<ChainEvent> events(long from, long to) {
    throw new ChainException("not here");
  }

  private Mined mined() {
    block++;
    return new Mined(new TransactionHash("0x%064x".formatted(block)), block, 90_000);
  }

  private static void fail(AtomicInteger times) {
    if (times.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new ChainException("the node does not answer");
    }
  }
}
