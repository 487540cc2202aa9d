package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.ChainProofs;
import app.tangible.chain.ContractSignatures;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.LicenceFunds;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.Mined;
import app.tangible.chain.SeederRewards;
import app.tangible.chain.ServedBytes;
import app.tangible.chain.TokenId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The licence contracts on an EVM chain. Starts without a node, and works once there is one. */
@Component(
    service = {
      LicenceRegistry.class,
      LicenceMarket.class,
      LicenceFunds.class,
      SeederRewards.class,
      ChainFeed.class,
      ChainProofs.class,
      ContractSignatures.class
    },
    configurationPid = "app.tangible.chain.evm",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = EvmLicenceRegistry.Config.class)
public final class EvmLicenceRegistry
    implements LicenceRegistry,
        LicenceMarket,
        LicenceFunds,
        SeederRewards,
        ChainFeed,
        ChainProofs,
        ContractSignatures,
        AutoCloseable {

  /** Configuration; the units are in the names. */
  @ObjectClassDefinition(name = "EVM chain")
  public @interface Config {

    /** The node: http or https. */
    String rpc();

    /** Such as 137; a node of another chain is refused. */
    long chainId();

    /** Address of the licence contract. */
    String licences();

    /** Address of the anchor contract. */
    String anchor();

    /** Address of the contract that pays seeders; empty = they are not paid. */
    String rewards() default "";

    /** The private key of the operator, 0x and 64 hex digits; empty = nothing can be written. */
    @AttributeDefinition(type = AttributeType.PASSWORD)
    String _key() default "";

    /** The block of the deployment: no event is older. */
    long startBlock() default 0;

    /** For one question to the node, to the last byte of its answer. */
    int requestSeconds() default 10;

    /** For one write, from sending to being mined. */
    int receiptSeconds() default 120;

    /** A transaction that waits longer is sent again for a higher fee. */
    int resubmitSeconds() default 15;

    /** How many blocks on top of a block make it final; 0 = being there is enough. */
    int confirmations() default 0;

    /** No transaction offers more per gas, whatever the node suggests. */
    int maxFeeGwei() default 1000;

    /** The widest range of blocks in one question for events. */
    int logRangeBlocks() default 10_000;

    /** How far back an anchor is looked for before it is sent. */
    int lookbackBlocks() default 50_000;

    /**
     * What a contract, of licences or of rewards, may take of this server's coins before it is
     * asked anew.
     */
    long approvalUnits() default 100_000_000_000L;

    /** The longest answer of the node that is read. */
    int maxResponseBytes() default 4 << 20;
  }

  private final Settings settings;
  private final JsonRpc rpc;
  private final @Nullable Sender sender;
  private final Blocks blocks;
  private final Split split;
  private final Editions editions;
  private final Mints mints;
  private final Anchors anchors;
  private final Moves moves;
  private final Market market;
  private final Rewards rewards;
  private final Feed feed;
  private final Proofs proofs;
  private final Vouched vouched;

  /** For the container. */
  @Activate
  public EvmLicenceRegistry(Config config) {
    this(Settings.of(config), config._key());
  }

  /**
   * With the defaults of {@link Config} for all else.
   *
   * @param key 0x and 64 hex digits; empty = nothing can be written
   * @param startBlock the block of the deployment
   */
  public EvmLicenceRegistry(
      URI rpc, long chainId, Account licences, Account anchor, String key, long startBlock) {
    this(Settings.of(rpc, chainId, licences, anchor, startBlock), key);
  }

  /** The same where a contract pays seeders. */
  public EvmLicenceRegistry(
      URI rpc,
      long chainId,
      Account licences,
      Account anchor,
      Account rewards,
      String key,
      long startBlock) {
    this(Settings.of(rpc, chainId, licences, anchor, startBlock).with(rewards), key);
  }

  EvmLicenceRegistry(Settings settings, String key) {
    Signer signer = key.isEmpty() ? null : new Signer(key, settings.chainId());
    this.settings = settings;
    this.rpc = new JsonRpc(settings.rpc(), settings.requestTimeout(), settings.maxResponseBytes());
    Node node = new Node(rpc, settings.chainId());
    this.sender = signer == null ? null : new Sender(node, signer, settings);
    this.blocks = new Blocks(node, settings);
    this.split = new Split(node, settings);
    this.editions = new Editions(node, this::write, settings.licences());
    this.mints = new Mints(node, this::write, settings.licences());
    this.anchors = new Anchors(node, this::write, settings);
    this.moves = new Moves(node, settings);
    Coin coin = new Coin(node, this::write, settings);
    Optional<Account> self = Optional.ofNullable(signer).map(Signer::account);
    this.market = new Market(node, this::write, coin, moves, settings, self);
    this.rewards = new Rewards(node, this::write, coin, settings, self);
    this.feed = new Feed(node, coin, settings);
    this.proofs = new Proofs(node, settings);
    this.vouched = new Vouched(node);
  }

  @Override
  public long chainId() {
    return settings.chainId();
  }

  @Override
  public Account licences() {
    return settings.licences();
  }

  @Override
  public Account anchor() {
    return settings.anchor();
  }

  @Override
  public long registerEdition(EditionTerms terms) {
    return editions.register(terms);
  }

  @Override
  public Minted mint(long edition, Account owner, Bytes32 paymentId) {
    return mints.mint(edition, owner, paymentId);
  }

  @Override
  public Optional<Minted> mintedFor(Bytes32 paymentId) {
    return mints.mintedFor(paymentId);
  }

  @Override
  public LicenceWord wordOf(TokenId token) {
    return moves.wordOf(token);
  }

  @Override
  public boolean isFinal(long block) {
    return blocks.isFinal(block);
  }

  @Override
  public Settlement settle(SignedAsk ask, Account to) {
    return market.settle(ask, to);
  }

  @Override
  public Settlement cancel(TokenId token, long nonce, byte[] signature) {
    return market.cancel(token, nonce, signature.clone());
  }

  @Override
  public Shares sharesOf(long edition, long priceUnits) {
    return split.sharesOf(edition, priceUnits);
  }

  @Override
  public int platformBasisPoints() {
    return split.platformBasisPoints();
  }

  @Override
  public long totalOwed(long block) {
    return split.totalOwed(block);
  }

  @Override
  public Optional<Account> contract() {
    return settings.rewards();
  }

  @Override
  public Promise promiseOf(long edition) {
    return rewards.promiseOf(edition);
  }

  @Override
  public long mostPerLicence(long edition, long floorPrice) {
    return rewards.mostPerLicence(edition, floorPrice);
  }

  @Override
  public void promise(long edition, long unitsPerGiB, long bytesPerLicence, long floorPrice) {
    rewards.promise(edition, unitsPerGiB, bytesPerLicence, floorPrice);
  }

  @Override
  public void fill(long edition, long totalUnits) {
    rewards.fill(edition, totalUnits);
  }

  @Override
  public void open(TokenId token) {
    rewards.open(token);
  }

  @Override
  public Claim claim(ServedBytes served, byte[] signature) {
    return rewards.claim(served, signature.clone());
  }

  @Override
  public Standing standingOf(TokenId token, long epoch, Account seeder) {
    return rewards.standingOf(token, epoch, seeder);
  }

  @Override
  public long potOf(long edition, long block) {
    return rewards.potOf(edition, block);
  }

  @Override
  public long rewardsOwed(long block) {
    return rewards.owed(block);
  }

  @Override
  public long startBlock() {
    return settings.startBlock();
  }

  @Override
  public Block head() {
    return blocks.head();
  }

  @Override
  public Optional<Block> block(long number) {
    return blocks.block(number);
  }

  @Override
  public List<ChainEvent> events(long from, long to) {
    return feed.events(from, to);
  }

  @Override
  public WordProof prove(TokenId token) {
    return proofs.prove(token);
  }

  @Override
  public Word isSignedBy(Account account, Bytes32 hash, byte[] signature) {
    return vouched.isSignedBy(account, hash, signature);
  }

  @Override
  public long latestBlock() {
    return blocks.latest();
  }

  @Override
  public Mined anchorBatch(Bytes32 root, long treeSize) {
    return anchors.anchor(root, treeSize);
  }

  private Outcome<Receipt> write(Call call) {
    if (sender == null) {
      throw new ChainException(call.name() + ": no key is configured, nothing can be written");
    }
    return sender.send(call);
  }

  /** Ends what is underway; what was sent may still be mined. */
  @Deactivate
  @Override
  public void close() {
    if (sender != null) {
      sender.close();
    }
    rpc.close();
  }
}
