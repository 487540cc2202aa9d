package app.tangible.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The way that led to the page that is shown. On the JavaFX thread. */
final class Journey {

  private static final int DEEPEST = 10;

  private final Deque<Visit> visits = new ArrayDeque<>(); // the last is the one that is shown

  boolean isEmpty() {
    return visits.isEmpty();
  }

  Optional<Visit> shown() {
    return Optional.ofNullable(visits.peekLast());
  }

  /** Where it began: a page of the menu. */
  Visit root() {
    return visits.getFirst();
  }

  /** Every page on it, the one that is shown last. */
  List<Visit> all() {
    return List.copyOf(visits);
  }

  /** One page further; a way that has become too long loses its beginning. */
  void on(Visit visit) {
    visits.add(visit);
    if (visits.size() > DEEPEST) {
      visits.removeFirst().close();
    }
  }

  /** One page back: the one that is left, unless it is the first. */
  Optional<Visit> back() {
    return visits.size() > 1 ? Optional.of(visits.removeLast()) : Optional.empty();
  }

  /** Begins anew: those that were on the way, not closed yet. */
  List<Visit> leave() {
    List<Visit> all = all();
    visits.clear();
    return all;
  }

  /** Without what was shown of this page. */
  void without(Entry entry) {
    anew(visit -> visit.entry() == entry, visit -> Optional.empty());
  }

  /** The same way, on which some are opened again, where they can be. */
  void anew(Predicate<Visit> some, Function<Visit, Optional<Visit>> again) {
    for (Visit visit : leave()) {
      if (some.test(visit)) {
        again.apply(visit).ifPresent(visits::add);
        visit.close();
      } else {
        visits.add(visit);
      }
    }
  }
}
