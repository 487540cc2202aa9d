package app.tangible.issuing.saga;

import app.tangible.database.Database;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.issuing.saga.PurchaseRow.Kind;
import app.tangible.payment.PaymentException;
import app.tangible.payment.PaymentProcessor;
import app.tangible.payment.PaymentProcessor.Amount;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** REFUNDING to REFUNDED: the processor gives a payment back once, however often it is asked. */
final class RefundLane {

  private static final Logger log = LoggerFactory.getLogger(RefundLane.class);
  private static final Set<Kind> KINDS = EnumSet.allOf(Kind.class);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final PurchaseTable table;
  private final PaymentProcessor processor;
  private final Consumer<String> moved;
  private final CutPoint cut;

  RefundLane(
      Database database,
      PurchaseTable table,
      PaymentProcessor processor,
      Consumer<String> moved,
      CutPoint cut) {
    this.database = database;
    this.table = table;
    this.processor = processor;
    this.moved = moved;
    this.cut = cut;
  }

  Optional<Instant> round() {
    for (PurchaseRow row : table.due(State.REFUNDING, KINDS, AT_ONCE)) {
      try {
        if (row.sold().minorUnits() > 0) {
          processor.refund(row.id(), new Amount(row.sold().minorUnits(), row.sold().currency()));
        }
        cut.reached("after the refund");
        database.transaction(
            t ->
                table
                    .on(t, row.id(), Event.MONEY_BACK)
                    .map(
                        rule ->
                            t.change(
                                "update purchases set problem = ? where id = ?",
                                PurchaseTable.GONE,
                                row.id())));
        cut.reached("after REFUNDED");
        log.info("purchase {} is refunded", row.id());
      } catch (PaymentException e) {
        log.warn("purchase {} waits for the processor: {}", row.id(), e.getMessage());
        table.again(row, PurchaseTable.GONE);
      } catch (RuntimeException e) {
        log.error("purchase {} met a mistake of ours", row.id(), e);
        table.again(row, PurchaseTable.GONE);
      }
      moved.accept(row.id());
    }
    return table.nextDue(State.REFUNDING, KINDS);
  }
}
