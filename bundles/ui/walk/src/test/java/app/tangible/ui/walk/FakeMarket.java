package app.tangible.ui.walk;

import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.licence.LicenceId;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Household;
import app.tangible.store.Market;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Purchase;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import app.tangible.store.Split;
import app.tangible.store.StoreException;
import app.tangible.store.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A market whose offers go on when the test says so. */
final class FakeMarket implements Market {

  static final String CODE = "K7QF3M2PX9";
  static final String FRIEND = "ABCDE23456";
  private static final Instant NOW = Instant.parse("2026-11-21T19:30:00Z");

  private final FakeStore store;
  private final FakeLibrary library;
  private final List<Resale> offers = new ArrayList<>();
  private final List<Resale> toMe = new ArrayList<>();
  private final List<Sale> mine = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  volatile int renewals;
  volatile Runnable onRenew = () -> {};

  FakeMarket(FakeStore store, FakeLibrary library) {
    this.store = store;
    this.library = library;
  }

  static Resale resale(int film, Deal deal, long cents) {
    var goods = Samples.offer(film);
    return new Resale(
        "r" + film,
        deal,
        DealState.OPEN,
        Samples.at(goods, new Money(cents, "EUR")),
        split(cents),
        NOW.plus(Duration.ofDays(30)),
        deal == Deal.LOAN ? Optional.of(NOW.plus(Duration.ofDays(7))) : Optional.empty());
  }

  static Split split(long cents) {
    return new Terms(new Money(1300, "EUR"), 1500, 500, true, true).split(new Money(cents, "EUR"));
  }

  static Sale sale(int film, Deal deal, DealState state, boolean over) {
    long cents = deal == Deal.SALE ? 800 : 0;
    return new Sale(
        "key-" + film,
        Samples.licence(film),
        Samples.filmId(film),
        Samples.FILMS.get(film).title(),
        deal,
        new Money(cents, "EUR"),
        deal == Deal.SALE ? Optional.of(split(cents)) : Optional.empty(),
        state,
        NOW,
        NOW.plus(Duration.ofDays(30)),
        deal == Deal.LOAN ? Optional.of(NOW.plus(Duration.ofDays(7))) : Optional.empty(),
        state == DealState.PARKING ? Optional.empty() : Optional.of("o" + film),
        Optional.empty(),
        false,
        over,
        Optional.empty());
  }

  synchronized void offer(Resale resale) {
    offers.add(resale);
  }

  synchronized void offerToMe(Resale resale) {
    toMe.add(resale);
  }

  void put(Sale sale) {
    synchronized (this) {
      mine.removeIf(known -> known.key().equals(sale.key()));
      mine.addFirst(sale);
    }
    listeners.forEach(Runnable::run);
  }

  int listeners() {
    return listeners.size();
  }

  @Override
  public synchronized List<Resale> offers(String query) {
    store.browse(query);
    return List.copyOf(offers);
  }

  @Override
  public synchronized List<Resale> toMe() {
    store.browse("");
    return List.copyOf(toMe);
  }

  @Override
  public synchronized List<Sale> mine() {
    return List.copyOf(mine);
  }

  @Override
  public Terms terms(LicenceId licence) {
    store.browse("");
    return new Terms(new Money(1300, "EUR"), 1500, 500, true, true);
  }

  @Override
  public Sale offer(LicenceId licence, Proposal proposal) {
    var film = library.film(licence).orElseThrow();
    Sale sale =
        new Sale(
            "key-" + licence,
            licence,
            film.film(),
            film.title(),
            proposal.deal(),
            proposal.price(),
            Optional.of(split(proposal.price().minorUnits())),
            DealState.PARKING,
            NOW,
            NOW.plus(proposal.stands()),
            proposal.loan().map(NOW::plus),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty());
    put(sale);
    return sale;
  }

  @Override
  public void cancel(Sale sale) {
    put(at(sale, DealState.CANCELLING, false));
  }

  static Sale at(Sale sale, DealState state, boolean over) {
    return new Sale(
        sale.key(),
        sale.licence(),
        sale.film(),
        sale.title(),
        sale.deal(),
        sale.price(),
        sale.split(),
        state,
        sale.since(),
        sale.deadline(),
        sale.until(),
        Optional.of("o1"),
        sale.transaction(),
        sale.cancelled(),
        over,
        sale.problem());
  }

  @Override
  public Purchase accept(Resale offer) {
    return store.begin(offer.goods(), Optional.of(offer));
  }

  @Override
  public String householdCode() {
    store.browse("");
    return CODE;
  }

  @Override
  public Household household(String code) {
    if (!code.equals(FRIEND)) {
      throw new StoreException("There is no household with this code.", false);
    }
    return new Household(
        code, new OwnerPublicKey("2f".repeat(64)), new OwnerAddress("0x" + "31c4".repeat(10)));
  }

  @Override
  public int sync() {
    return 0;
  }

  @Override
  public boolean renew(LicenceId licence) {
    renewals++;
    onRenew.run();
    return true;
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
