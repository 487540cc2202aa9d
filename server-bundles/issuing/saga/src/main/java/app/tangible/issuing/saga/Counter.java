package app.tangible.issuing.saga;

import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.database.DatabaseException;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerKeys;
import app.tangible.issuing.Order;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.issuing.saga.PurchaseProtocol.Rule;
import app.tangible.payment.PaymentEvent;
import app.tangible.payment.PaymentProcessor;
import app.tangible.payment.PaymentProcessor.Amount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where orders are taken and payments arrive. */
final class Counter {

  private static final Logger log = LoggerFactory.getLogger(Counter.class);

  private final PurchaseTable table;
  private final Catalogue catalogue;
  private final PaymentProcessor processor;
  private final OwnerKeys owners;
  private final CutPoint cut;
  private final SecureRandom random = new SecureRandom();

  Counter(
      PurchaseTable table,
      Catalogue catalogue,
      PaymentProcessor processor,
      OwnerKeys owners,
      CutPoint cut) {
    this.table = table;
    this.catalogue = catalogue;
    this.processor = processor;
    this.owners = owners;
    this.cut = cut;
  }

  Placed place(DeviceId caller, String key, Order order) {
    DeviceGrant grant = order.grant();
    if (!grant.device().equals(caller)) {
      return new Placed.BadGrant("it names another device than the one that signed the request");
    }
    String hash = hashOf(order);
    Optional<PurchaseRow> known = table.find(caller, key);
    if (known.isPresent()) {
      return repeated(known.get(), hash);
    }
    if (!owners.verifiesText(grant.owner(), grant.statement(), grant.signature())) {
      return new Placed.BadGrant("it is not signed by the owner that it names");
    }
    Optional<Edition> edition = catalogue.edition(order.edition());
    if (edition.isEmpty()) {
      return new Placed.UnknownEdition();
    }
    String id = newId();
    try {
      table.insert(id, key, hash, grant, owners.addressOf(grant.owner()), sold(edition.get()));
    } catch (DatabaseException e) {
      if (e.isDuplicate()) { // the same request came twice at once
        return repeated(table.find(caller, key).orElseThrow(), hash);
      }
      throw e;
    }
    cut.reached("after the order");
    return new Placed.Created(withIntent(table.find(id).orElseThrow()).seen());
  }

  private Placed repeated(PurchaseRow row, String hash) {
    return row.orderHash().equals(hash)
        ? new Placed.Repeated(withIntent(row).seen())
        : new Placed.OtherOrder();
  }

  /** The processor knows an intent by our id: asking again after a kill answers the same one. */
  private PurchaseRow withIntent(PurchaseRow row) {
    if (row.clientSecret() != null) {
      return row;
    }
    Amount amount = new Amount(row.sold().minorUnits(), row.sold().currency());
    var intent = processor.intent(row.id(), amount);
    cut.reached("after the intent");
    table.intent(row.id(), intent);
    return table.find(row.id()).orElseThrow();
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

  private static PurchaseRow.Sold sold(Edition e) {
    return new PurchaseRow.Sold(
        e.edition(),
        e.film(),
        e.masterHash(),
        e.title(),
        e.quality(),
        e.studio(),
        e.price().minorUnits(),
        e.price().currency());
  }

  /** Of what is ordered; the owner's signature may differ between two tries. */
  private static String hashOf(Order order) {
    String text =
        Long.toUnsignedString(order.edition())
            + "\n"
            + order.grant().owner()
            + "\n"
            + order.grant().statement();
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
