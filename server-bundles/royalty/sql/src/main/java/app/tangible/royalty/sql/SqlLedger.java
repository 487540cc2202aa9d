package app.tangible.royalty.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.LicenceFunds;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.SeederRewards;
import app.tangible.database.Database;
import app.tangible.indexer.ChainIndex;
import app.tangible.royalty.Ledger;
import app.tangible.royalty.Reconciliation;
import app.tangible.royalty.Statement;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The ledger in the server's database. */
@Component(configurationPid = "app.tangible.royalty.sql")
@Designate(ocd = SqlLedger.Config.class)
public final class SqlLedger implements Ledger {

  /** How this server's prices stand to the coin's. */
  @ObjectClassDefinition
  public @interface Config {
    /** Smallest units of the coin in one minor unit of a price. */
    @AttributeDefinition
    long coinUnitsPerMinorUnit() default 10_000;
  }

  private final Statements statements;
  private final Reconciler reconciler;

  /** Over the tables that the indexer keeps. */
  @Activate
  public SqlLedger(
      @Reference Database database,
      @Reference ChainIndex index,
      @Reference ChainFeed feed,
      @Reference LicenceFunds funds,
      @Reference LicenceMarket market,
      @Reference SeederRewards rewards,
      Config config) {
    this(database, index, feed, funds, market, rewards, config.coinUnitsPerMinorUnit());
  }

  /** With this rate. */
  public SqlLedger(
      Database database,
      ChainIndex index,
      ChainFeed feed,
      LicenceFunds funds,
      LicenceMarket market,
      SeederRewards rewards,
      long coinUnitsPerMinorUnit) {
    if (coinUnitsPerMinorUnit < 1) {
      throw new IllegalArgumentException("coinUnitsPerMinorUnit is at least 1");
    }
    statements = new Statements(database);
    reconciler =
        new Reconciler(
            database,
            index,
            feed,
            funds,
            market,
            new OwnSales(database, coinUnitsPerMinorUnit),
            new RewardFunds(database, rewards));
  }

  @Override
  public Statement statement(Account studio, Instant from, Instant to) {
    return statements.of(studio, from, to);
  }

  @Override
  public Reconciliation reconcile() {
    return reconciler.run();
  }
}
