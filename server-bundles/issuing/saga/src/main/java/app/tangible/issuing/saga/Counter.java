package app.tangible.issuing.saga;

import app.tangible.accounts.Households;
import app.tangible.accounts.Households.Admission;
import app.tangible.accounts.Mandates;
import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.DatabaseException;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.Mandate;
import app.tangible.issuing.Order;
import app.tangible.issuing.Order.Item;
import app.tangible.issuing.Purchases.Placed;
import app.tangible.issuing.saga.PurchaseProtocol.Event;
import app.tangible.issuing.saga.PurchaseRow.Sold;
import app.tangible.licence.LicenceId;
import app.tangible.payment.PaymentProcessor;
import app.tangible.payment.PaymentProcessor.Amount;
import app.tangible.resale.OfferBook;
import app.tangible.resale.OfferBook.Reservation;
import app.tangible.resale.OfferBook.Terms;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** Where orders are taken, each once for its key. */
final class Counter {

  private final Database database;
  private final PurchaseTable table;
  private final Catalogue catalogue;
  private final OfferBook offers;
  private final Reissues reissues;
  private final PaymentProcessor processor;
  private final Households households;
  private final Mandates mandates;
  private final Clock clock;
  private final CutPoint cut;
  private final SecureRandom random = new SecureRandom();

  Counter(
      Database database,
      PurchaseTable table,
      Catalogue catalogue,
      OfferBook offers,
      Reissues reissues,
      PaymentProcessor processor,
      Households households,
      Mandates mandates,
      Clock clock,
      CutPoint cut) {
    this.database = database;
    this.table = table;
    this.catalogue = catalogue;
    this.offers = offers;
    this.reissues = reissues;
    this.processor = processor;
    this.households = households;
    this.mandates = mandates;
    this.clock = clock;
    this.cut = cut;
  }

  Placed place(DeviceId caller, String key, Order order) {
    String hash = OrderHash.of(order);
    return once(
        caller,
        key,
        hash,
        order.grant(),
        () ->
            switch (order.item()) {
              case Item.OfEdition(long edition) -> edition(key, hash, order, edition);
              case Item.OfOffer(String offer) -> offer(key, hash, order.grant(), offer);
            });
  }

  Placed reissue(DeviceId caller, String key, LicenceId licence, DeviceGrant grant) {
    String hash = OrderHash.of(licence, grant);
    return once(
        caller,
        key,
        hash,
        grant,
        () -> {
          String id = newId();
          return reissues
              .order(id, key, hash, grant, licence)
              .orElseGet(() -> new Placed.Created(table.find(id).orElseThrow().seen()));
        });
  }

  Placed claim(DeviceId caller, String key, TokenId token, DeviceGrant grant) {
    String hash = OrderHash.of(token, grant);
    return once(
        caller,
        key,
        hash,
        grant,
        () -> {
          String id = newId();
          return reissues
              .claim(id, key, hash, grant, token)
              .orElseGet(() -> new Placed.Created(table.find(id).orElseThrow().seen()));
        });
  }

  /** A new order. */
  @FunctionalInterface
  private interface Taking {
    Placed take();
  }

  private Placed once(DeviceId caller, String key, String hash, DeviceGrant grant, Taking taking) {
    if (!grant.device().equals(caller)) {
      return new Placed.BadGrant("it names another device than the one that signed the request");
    }
    Optional<PurchaseRow> known = table.find(caller, key);
    if (known.isPresent()) {
      return repeated(known.get(), hash);
    }
    if (households.admit(caller, grant) instanceof Admission.Refused(String detail)) {
      return new Placed.BadGrant(detail);
    }
    try {
      Placed placed = taking.take();
      return placed instanceof Placed.Created
          ? placed
          : table.find(caller, key).map(row -> repeated(row, hash)).orElse(placed);
    } catch (DatabaseException e) {
      if (e.isDuplicate()) { // the same request came twice at once
        return repeated(table.find(caller, key).orElseThrow(() -> e), hash);
      }
      throw e;
    }
  }

  private Placed repeated(PurchaseRow row, String hash) {
    return row.orderHash().equals(hash)
        ? new Placed.Repeated(withIntent(row).seen())
        : new Placed.OtherOrder();
  }

  private Placed edition(String key, String hash, Order ordered, long number) {
    Optional<Edition> edition = catalogue.edition(number);
    if (edition.isEmpty()) {
      return new Placed.UnknownEdition();
    }
    DeviceGrant grant = ordered.grant();
    Optional<Mandate> mandate =
        ordered.account().flatMap(account -> mandates.find(account, grant.owner()));
    if (mandate.isPresent() != ordered.account().isPresent()) {
      return new Placed.NoMandate();
    }
    Edition e = edition.get();
    Sold sold = sold(e, e.price().minorUnits(), e.price().currency());
    NewOrder order = NewOrder.ofEdition(newId(), key, hash, grant, sold, mandate);
    database.transaction(
        t -> {
          order.insert(t, clock.instant());
          return order;
        });
    return created(order.id());
  }

  private Placed offer(String key, String hash, DeviceGrant grant, String offer) {
    Optional<Terms> terms = offers.terms(offer);
    Optional<Edition> edition = terms.flatMap(known -> catalogue.edition(known.token().edition()));
    if (edition.isEmpty()) {
      return new Placed.UnknownOffer();
    }
    Sold sold =
        sold(edition.get(), terms.get().price().minorUnits(), terms.get().price().currency());
    NewOrder order = NewOrder.ofOffer(newId(), key, hash, grant, sold, offer);
    Reservation reservation =
        database.transaction(
            t -> {
              Reservation asked = offers.ask(t, offer, grant.owner());
              if (asked instanceof Reservation.Free) {
                reserve(t, order, offer);
              }
              return asked;
            });
    return switch (reservation) {
      case Reservation.Free free -> {
        offers.changed(offer);
        yield created(order.id());
      }
      case Reservation.Unknown unknown -> new Placed.UnknownOffer();
      case Reservation.Taken taken -> new Placed.Reserved();
      case Reservation.Over over -> new Placed.OfferGone();
      case Reservation.NotForThem notForThem -> new Placed.NotForThem();
    };
  }

  /** What costs nothing is settled at once. */
  private void reserve(Transaction t, NewOrder order, String offer) {
    order.insert(t, clock.instant());
    offers.reserve(t, offer, order.id());
    if (order.sold().minorUnits() == 0) {
      table.on(t, order.id(), Event.NOTHING_TO_PAY);
      if (!offers.settle(t, offer, order.id())) {
        throw new IllegalStateException("offer " + offer + " was reserved for another");
      }
    }
  }

  private Placed created(String id) {
    cut.reached("after the order");
    return new Placed.Created(withIntent(table.find(id).orElseThrow()).seen());
  }

  /** The processor knows an intent by our id: asking again after a kill answers the same one. */
  private PurchaseRow withIntent(PurchaseRow row) {
    if (row.clientSecret() != null || row.sold().minorUnits() == 0) {
      return row;
    }
    Amount amount = new Amount(row.sold().minorUnits(), row.sold().currency());
    var intent = processor.intent(row.id(), amount);
    cut.reached("after the intent");
    table.intent(row.id(), intent);
    return table.find(row.id()).orElseThrow();
  }

  private static Sold sold(Edition e, long minorUnits, String currency) {
    return new Sold(
        e.edition(),
        e.film(),
        e.masterHash(),
        e.title(),
        e.quality(),
        e.studio(),
        minorUnits,
        currency);
  }

  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
