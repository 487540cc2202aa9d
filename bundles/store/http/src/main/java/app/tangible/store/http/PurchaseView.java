package app.tangible.store.http;

import app.tangible.licence.LicenceId;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Resale;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see of a purchase. */
final class PurchaseView implements Purchase {

  private static final Logger LOG = LoggerFactory.getLogger(PurchaseView.class);

  private final Offer offer;
  private final Optional<Resale> resale;
  private final List<Consumer<Step>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Step step = new Step(Stage.ORDERED, 0, 0, 0, Optional.empty());
  private volatile Optional<LicenceId> licence = Optional.empty();
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  PurchaseView(Offer offer, Optional<Resale> resale) {
    this.offer = offer;
    this.resale = resale;
  }

  void at(Stage stage) {
    change(new Step(stage, 0, 0, 0, Optional.empty()));
  }

  void licensed(LicenceId id) {
    licence = Optional.of(id);
    at(Stage.LICENSED);
  }

  void fetching(long done, long total, long rate) {
    change(new Step(Stage.FETCHING, done, total, rate, Optional.empty()));
  }

  /** It stands still for now. */
  void problem(String text) {
    Step now = step;
    change(new Step(now.stage(), now.doneBytes(), now.totalBytes(), 0, Optional.of(text)));
  }

  /** The household does not want the film here now. */
  void giveUp() {
    givenUp.complete(null);
  }

  boolean isGivenUp() {
    return givenUp.isDone();
  }

  /** Completes when it is given up. */
  CompletableFuture<Void> givenUp() {
    return givenUp;
  }

  /** Nobody works on it any more. */
  void end() {
    over.complete(null);
  }

  CompletableFuture<Void> over() {
    return over;
  }

  void refused(String text) {
    change(new Step(Stage.REFUSED, 0, 0, 0, Optional.of(text)));
  }

  private void change(Step next) {
    changing.lock();
    try {
      if (next.equals(step)) {
        return;
      }
      step = next;
      for (Consumer<Step> listener : listeners) {
        try {
          listener.accept(next);
        } catch (RuntimeException e) {
          LOG.warn("a listener failed", e);
        }
      }
    } finally {
      changing.unlock();
    }
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
    Consumer<Step> entry = listener::accept;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }
}
