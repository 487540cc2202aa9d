package app.tangible.issuing.saga;

import app.tangible.database.DatabaseException;
import app.tangible.issuing.saga.PurchaseProtocol.Rule;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor.Amount;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where payments arrive. */
final class Payments {

  private static final Logger log = LoggerFactory.getLogger(Payments.class);

  private final PurchaseTable table;
  private final CutPoint cut;

  Payments(PurchaseTable table, CutPoint cut) {
    this.table = table;
    this.cut = cut;
  }

  Optional<Rule> paid(PaymentEvent event) {
    Optional<PurchaseRow> row = table.find(event.reference());
    if (row.isEmpty()) {
      log.warn("payment event {} is of no purchase of ours", event.id());
      return Optional.empty();
    }
    PurchaseRow.Sold sold = row.get().sold();
    boolean ours =
        event.amount().equals(new Amount(sold.minorUnits(), sold.currency()))
            && (row.get().intent() == null || event.intent().equals(row.get().intent()));
    if (!ours) {
      log.error("payment event {} has another intent or amount than was asked", event.id());
      return Optional.empty();
    }
    cut.reached("before the payment is kept");
    Optional<Rule> rule = paidOnce(event);
    cut.reached("after PAID");
    return rule;
  }

  private Optional<Rule> paidOnce(PaymentEvent event) {
    try {
      return table.paid(event);
    } catch (DatabaseException e) {
      if (e.isDuplicate()) { // the same event came twice at once
        return Optional.empty();
      }
      throw e;
    }
  }
}
