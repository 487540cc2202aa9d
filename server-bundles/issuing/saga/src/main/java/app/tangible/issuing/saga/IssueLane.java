package app.tangible.issuing.saga;

import app.tangible.chain.ChainException;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseRow.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ANCHORED to ISSUED: the licence and its keys. */
final class IssueLane {

  private static final Logger log = LoggerFactory.getLogger(IssueLane.class);
  private static final Set<Kind> KINDS = EnumSet.allOf(Kind.class);
  private static final int AT_ONCE = 100;

  private final PurchaseTable purchases;
  private final BatchTable batches;
  private final LicenceTable licences;
  private final LicenceIssuer issuer;
  private final Clock clock;
  private final Consumer<String> moved;
  private final CutPoint cut;

  IssueLane(
      PurchaseTable purchases,
      BatchTable batches,
      LicenceTable licences,
      LicenceIssuer issuer,
      Clock clock,
      Consumer<String> moved,
      CutPoint cut) {
    this.purchases = purchases;
    this.batches = batches;
    this.licences = licences;
    this.issuer = issuer;
    this.clock = clock;
    this.moved = moved;
    this.cut = cut;
  }

  Optional<Instant> round() {
    for (PurchaseRow row : purchases.due(State.ANCHORED, KINDS, AT_ONCE)) {
      try {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        LicenceIssuer.Issued issued = issuer.issue(row, batches.of(row), now);
        cut.reached("after the licence was written");
        licences.insert(row, issued, now);
        cut.reached("after ISSUED");
        log.info("purchase {} is issued", row.id());
      } catch (MovedOnException e) {
        log.warn("the licence of purchase {} moved before it was issued", row.id());
        purchases.again(row, "The licence was moved on the chain before it was issued.");
      } catch (ChainException e) {
        log.warn("purchase {} waits for the chain: {}", row.id(), e.getMessage());
        purchases.again(row, "Your licence is certified. The chain is slow to answer.");
      } catch (RuntimeException e) {
        log.error("purchase {} met a mistake of ours", row.id(), e);
        purchases.again(row, "Your licence is certified. The server made a mistake.");
      }
      moved.accept(row.id());
    }
    return purchases.nextDue(State.ANCHORED, KINDS);
  }
}
