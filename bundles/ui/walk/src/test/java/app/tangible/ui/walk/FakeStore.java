package app.tangible.ui.walk;

import static org.awaitility.Awaitility.await;

import app.tangible.licence.LicenceId;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Removal;
import app.tangible.store.Resale;
import app.tangible.store.Store;
import app.tangible.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A store whose purchases go on when the test says so. */
final class FakeStore implements Store {

  private static final long FREED = 1_400_000_000;

  private final List<Offer> offers;
  private final AtomicInteger renewals = new AtomicInteger();
  private final List<Purchase> purchases = new CopyOnWriteArrayList<>();
  private final List<LicenceId> givenUp = new CopyOnWriteArrayList<>();
  private final List<LicenceId> fetched = new CopyOnWriteArrayList<>();
  private final List<LicenceId> removed = new CopyOnWriteArrayList<>();
  private volatile boolean watched;
  private volatile boolean reachable = true;
  private volatile boolean allowed = true;

  FakeStore(List<Offer> offers) {
    this.offers = offers;
  }

  void reachable(boolean wanted) {
    reachable = wanted;
  }

  /** Whether who watches may give up and fetch. */
  void allowed(boolean wanted) {
    allowed = wanted;
  }

  private void refuseWhoMayNot() {
    if (!allowed) {
      throw new StoreException("Ask someone without an age limit.", false);
    }
  }

  @Override
  public List<Offer> browse(String query) {
    if (!reachable) {
      throw new StoreException("no network", true);
    }
    return offers;
  }

  @Override
  public Purchase buy(Offer offer) {
    return begin(offer, Optional.empty());
  }

  @Override
  public void giveUp(LicenceId licence) {
    refuseWhoMayNot();
    givenUp.add(licence);
  }

  @Override
  public Removal makeRoom(LicenceId licence) {
    refuseWhoMayNot();
    if (!watched) {
      removed.add(licence);
      return new Removal.Removed(FREED);
    }
    return new Removal.Watched();
  }

  @Override
  public void fetch(LicenceId licence) {
    refuseWhoMayNot();
    givenUp.remove(licence);
    fetched.add(licence);
  }

  /** Somebody watches whatever is to be removed. */
  void watched(boolean now) {
    watched = now;
  }

  List<LicenceId> removed() {
    return List.copyOf(removed);
  }

  List<LicenceId> givenUp() {
    return List.copyOf(givenUp);
  }

  List<LicenceId> fetched() {
    return List.copyOf(fetched);
  }

  FakePurchase begin(Offer offer, Optional<Resale> resale) {
    FakePurchase purchase = new FakePurchase(offer, resale);
    purchases.add(purchase);
    return purchase;
  }

  @Override
  public List<Purchase> purchases() {
    return List.copyOf(purchases);
  }

  /** The newest, once there is one. */
  FakePurchase last() {
    await().atMost(Seat.PATIENCE).until(() -> !purchases.isEmpty());
    return (FakePurchase) purchases.getLast();
  }

  @Override
  public int renewLeases() {
    if (!reachable) {
      throw new StoreException("no network", true);
    }
    return renewals.incrementAndGet();
  }

  int renewals() {
    return renewals.get();
  }

  /** A purchase that the test moves on. */
  static final class FakePurchase implements Purchase {

    private final Offer offer;
    private final Optional<Resale> resale;
    private final List<Consumer<Step>> listeners = new CopyOnWriteArrayList<>();
    private volatile Step step = new Step(Stage.ORDERED, 0, 0, 0, Optional.empty());
    private volatile Optional<LicenceId> licence = Optional.empty();

    FakePurchase(Offer offer, Optional<Resale> resale) {
      this.offer = offer;
      this.resale = resale;
    }

    void at(Stage stage, long done, long total, long rate, String problem) {
      step = new Step(stage, done, total, rate, Optional.of(problem).filter(p -> !p.isEmpty()));
      listeners.forEach(listener -> listener.accept(step));
    }

    void licensed(LicenceId id) {
      licence = Optional.of(id);
      at(Stage.LICENSED, 0, 0, 0, "");
    }

    int listeners() {
      return listeners.size();
    }

    @Override
    public Offer offer() {
      return offer;
    }

    @Override
    public Optional<Resale> resale() {
      return resale;
    }

    @Override
    public Step step() {
      return step;
    }

    @Override
    public Optional<LicenceId> licence() {
      return licence;
    }

    @Override
    public AutoCloseable onStep(Consumer<Step> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }
}
