package app.tangible.royalty.sql;

import app.tangible.chain.LicenceFunds;
import app.tangible.database.Transaction;
import app.tangible.indexer.Projection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Posts what the chain's events say. */
@Component(service = Projection.class)
public final class LedgerProjection implements Projection {

  private static final int UNKNOWN = -1;

  private final LicenceFunds funds;
  private volatile int platformBasisPoints = UNKNOWN;

  /** Asks for the share of a first sale when the first events come. */
  @Activate
  public LedgerProjection(@Reference LicenceFunds funds) {
    this.funds = funds;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public void prepare() {
    if (platformBasisPoints == UNKNOWN) {
      platformBasisPoints = funds.platformBasisPoints();
    }
  }

  @Override
  public void apply(Transaction t, EventBlock block, Past past) {
    new Bookkeeping(
            (edition, before) -> new EditionFacts(past.ofEdition(edition, before)),
            platformBasisPoints)
        .of(block.events())
        .forEach(posting -> PostingTable.insert(t, posting, block.time()));
  }

  @Override
  public void forget(Transaction t, long fromBlock, Past past) {
    t.change("delete from ledger_postings where block >= ?", fromBlock);
  }
}
