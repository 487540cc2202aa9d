package app.tangible.indexer.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.TokenId;
import app.tangible.database.Changes;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.indexer.ChainIndex;
import app.tangible.indexer.Projection;
import app.tangible.web.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the chain on a thread of its own. */
@Component(
    service = {ChainIndex.class, HealthCheck.class},
    configurationPid = "app.tangible.indexer.sql")
@Designate(ocd = SqlChainIndex.Config.class)
public final class SqlChainIndex implements ChainIndex, HealthCheck, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SqlChainIndex.class);

  /** How it follows. */
  @ObjectClassDefinition
  public @interface Config {
    /** How often it looks for new blocks. */
    @AttributeDefinition
    int everySeconds() default 2;

    /** Blocks that are read and written at once, 1 to 1,000. */
    @AttributeDefinition
    int batchBlocks() default 1_000;

    /** The server is not ready while it is further behind the chain. */
    @AttributeDefinition
    long maxLagBlocks() default 1_000;
  }

  private static final String ROUNDS = "rounds";

  private final Changes changes = new Changes();
  private final Database database;
  private final BlockTable table;
  private final Projections projections;

  /** Steps without another block after which the node is left alone for a while. */
  private static final int MOST_IN_VAIN = 100;

  private final Follower follower;
  private final Duration every;
  private final long maxLagBlocks;
  private final Clock clock;
  private final DueWork work;
  private volatile long indexed = -1;

  /** Goes on where it was. */
  @Activate
  public SqlChainIndex(
      @Reference Database database,
      @Reference ChainFeed feed,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Projection> projections,
      Config config) {
    this(
        database,
        feed,
        projections,
        Duration.ofSeconds(config.everySeconds()),
        config.batchBlocks(),
        config.maxLagBlocks(),
        Clock.systemUTC(),
        step -> {});
    work.wake();
  }

  /** For tests and tools that call {@link #follow} themselves. */
  public SqlChainIndex(
      Database database, ChainFeed feed, List<Projection> projections, int batchBlocks) {
    this(
        database,
        feed,
        projections,
        Duration.ofSeconds(1),
        batchBlocks,
        Long.MAX_VALUE,
        Clock.systemUTC(),
        step -> {});
  }

  SqlChainIndex(
      Database database,
      ChainFeed feed,
      List<Projection> projections,
      Duration every,
      int batchBlocks,
      long maxLagBlocks,
      Clock clock,
      CutPoint cut) {
    if (!every.isPositive() || maxLagBlocks < 0) {
      throw new IllegalArgumentException("everySeconds is positive, maxLagBlocks not negative");
    }
    this.database = database;
    this.every = every;
    this.maxLagBlocks = maxLagBlocks;
    this.clock = clock;
    List<Projection> all = new ArrayList<>(projections);
    all.addFirst(new OwnerProjection());
    table = new BlockTable(database);
    this.projections = new Projections(database, all, cut);
    follower = new Follower(feed, table, this.projections, batchBlocks, cut);
    work = new DueWork("indexer", this::round, clock);
  }

  private Optional<Instant> round() {
    try {
      follow();
    } catch (ChainException e) {
      log.debug("the chain cannot be read now: {}", e.getMessage());
    }
    return Optional.of(clock.instant().plus(every));
  }

  /**
   * Until tables and chain are the same; not while this runs by itself. Ends sooner, to be called
   * again, when the node goes on to show no whole chain: while it turns, or lacks blocks.
   */
  public void follow() {
    int inVain = 0;
    boolean more = true;
    while (more && inVain < MOST_IN_VAIN && !Thread.currentThread().isInterrupted()) {
      long before = indexed;
      made();
      inVain = indexed == before ? inVain + 1 : 0;
      more = follower.step();
    }
    if (more && inVain == MOST_IN_VAIN) {
      log.warn("the node shows no whole chain behind block {}; it is asked again later", indexed);
    }
    made();
  }

  private void made() {
    projections.catchUp();
    indexed = projections.everywhere().orElse(-1L);
    changes.happened(ROUNDS);
  }

  @Override
  public Optional<Block> indexed() {
    return projections.everywhere().flatMap(table::upTo);
  }

  @Override
  public long behind() {
    return Math.max(0, follower.head() - Math.max(0, indexed));
  }

  @Override
  public Optional<Holding> holding(TokenId token) {
    return database.transaction(
        t ->
            t.first(
                "select * from token_owners where token = ?",
                OwnerProjection::row,
                token.toString()));
  }

  @Override
  public List<Holding> tokensOf(Account owner) {
    return database.transaction(
        t ->
            t.list(
                "select * from token_owners where owner = ? order by token limit " + MAX_TOKENS,
                OwnerProjection::row,
                owner.text()));
  }

  @Override
  public boolean await(long block, Duration atMost) {
    work.wake();
    return changes.await(ROUNDS, () -> indexed, made -> made >= block, atMost) >= block;
  }

  @Override
  public String name() {
    return "indexer";
  }

  @Override
  public Optional<String> problem() {
    long behind = behind();
    return behind > maxLagBlocks
        ? Optional.of(behind + " blocks behind the chain")
        : Optional.empty();
  }

  @Override
  @Deactivate
  public void close() {
    work.close();
  }
}
