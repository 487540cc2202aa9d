package app.tangible.store.http;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Sale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The licences that leave: as the library keeps them, and what stands in their way now. */
final class Partings {

  private static final Logger LOG = LoggerFactory.getLogger(Partings.class);

  private final Library library;
  private final Consumer<Parting> atTheEnd;
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<String, String> passing = new ConcurrentHashMap<>();
  private final Map<String, String> reasons = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param atTheEnd runs once a licence is gone, or back
   */
  Partings(Library library, Consumer<Parting> atTheEnd) {
    this.library = library;
    this.atTheEnd = atTheEnd;
  }

  Parting find(String key) {
    return library.partings().stream()
        .filter(parting -> parting.idempotencyKey().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an offer is not noted"));
  }

  Optional<OwnedFilm> film(Parting parting) {
    return library.film(parting.licence());
  }

  /** Reads it again and writes it, so that no wish of the household is lost. */
  Parting change(String key, UnaryOperator<Parting> change) {
    changing.lock();
    try {
      Parting now = change.apply(find(key));
      library.note(now);
      return now;
    } finally {
      changing.unlock();
    }
  }

  /** What stands in its way; empty once it goes on. */
  void problem(String key, Optional<String> text) {
    String before = text.isPresent() ? passing.put(key, text.get()) : passing.remove(key);
    if (!Optional.ofNullable(before).equals(text)) {
      tell();
    }
  }

  /** Why it came to nothing. */
  void reason(String key, String why) {
    reasons.put(key, why);
  }

  void ended(Parting parting) {
    atTheEnd.accept(parting);
    tell();
  }

  List<Sale> sales() {
    return library.partings().stream().map(this::sale).toList();
  }

  Sale sale(Parting parting) {
    PartingTerms terms = PartingTerms.read(parting.terms());
    return new Sale(
        parting.idempotencyKey(),
        parting.licence(),
        parting.film(),
        parting.title(),
        Deal.valueOf(parting.kind().name()),
        terms.price(),
        parting.kind() == Parting.Kind.SALE ? terms.split() : Optional.empty(),
        DealState.valueOf(parting.state()),
        parting.since(),
        terms.deadline(),
        terms.until(),
        parting.offer(),
        parting.transaction(),
        parting.wantedBack(),
        parting.over(),
        Optional.ofNullable(passing.get(parting.idempotencyKey()))
            .or(() -> Optional.ofNullable(reasons.get(parting.idempotencyKey()))));
  }

  AutoCloseable onChange(Runnable listener) {
    Runnable entry = listener::run;
    AutoCloseable handle = library.onChange(entry);
    listeners.add(entry);
    return () -> {
      listeners.remove(entry);
      handle.close();
    };
  }

  private void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.warn("a listener failed", e);
      }
    }
  }
}
