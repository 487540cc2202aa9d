package app.tangible.ui.wallet;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.Certificate;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.store.Market;
import app.tangible.store.Money;
import app.tangible.store.Sale;
import app.tangible.store.Split;
import app.tangible.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came and what went, from what the library and the market remember. */
record Receipts(Library library, LicenceChecker licences, Market market, Store store) {

  /** Newest first. */
  List<Receipt> all() {
    List<Receipt> all = new ArrayList<>();
    for (OwnedFilm film : library.films()) {
      all.add(came(film));
    }
    for (Sale sale : market.mine()) {
      went(sale).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(Receipt::when).reversed());
    return List.copyOf(all);
  }

  private Receipt came(OwnedFilm film) {
    Optional<LicenceDocument> document = document(film);
    boolean loan = document.map(read -> read.kind() == LicenceDocument.Kind.LOAN).orElse(false);
    return new Receipt(
        film.licence().hex(),
        loan ? Receipt.What.BORROWED : Receipt.What.BOUGHT,
        film.title(),
        film.acquired(),
        paid(film),
        document.map(LicenceDocument::tokenId),
        certificate(film).map(read -> read.checkpoint().anchorTransaction()));
  }

  /** Known of what was bought since the product was started. */
  private Optional<Money> paid(OwnedFilm film) {
    return store.purchases().stream()
        .filter(purchase -> purchase.licence().filter(film.licence()::equals).isPresent())
        .map(purchase -> purchase.offer().price())
        .filter(price -> price.minorUnits() > 0)
        .findFirst();
  }

  private static Optional<Receipt> went(Sale sale) {
    return what(sale)
        .map(
            what ->
                new Receipt(
                    sale.key(),
                    what,
                    sale.title(),
                    sale.since(),
                    what == Receipt.What.SOLD ? sale.split().map(Split::seller) : Optional.empty(),
                    Optional.empty(),
                    sale.transaction()));
  }

  private static Optional<Receipt.What> what(Sale sale) {
    return switch (sale.state()) {
      case SOLD -> Optional.of(Receipt.What.SOLD);
      case GIVEN -> Optional.of(Receipt.What.GIVEN);
      case LENT, RETURNED -> Optional.of(Receipt.What.LENT);
      case PARKING, OPEN, RESERVED, SETTLING, CANCELLING, CANCELLED, LAPSED, REFUSED ->
          Optional.empty();
    };
  }

  /** What sales brought, one amount a currency. */
  static List<Money> earned(List<Receipt> receipts) {
    Map<String, Long> sums = new TreeMap<>();
    receipts.stream()
        .filter(receipt -> receipt.what() == Receipt.What.SOLD)
        .flatMap(receipt -> receipt.money().stream())
        .forEach(money -> sums.merge(money.currency(), money.minorUnits(), Math::addExact));
    return sums.entrySet().stream().map(sum -> new Money(sum.getValue(), sum.getKey())).toList();
  }

  /** Every device that a licence of the household names, 64 hex digits each. */
  List<String> devices() {
    return library.films().stream()
        .flatMap(film -> document(film).stream())
        .filter(document -> document.kind() == LicenceDocument.Kind.OWNED)
        .flatMap(document -> document.devices().stream())
        .map(grant -> grant.device().hex())
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<LicenceDocument> document(OwnedFilm film) {
    try {
      return Optional.of(licences.peek(film.licencePackage()));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<Certificate> certificate(OwnedFilm film) {
    try {
      return Optional.of(licences.peekCertificate(film.licencePackage()));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
