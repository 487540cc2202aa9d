package app.tangible.viewing.local;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What comes after what is on, and what was on before. */
final class Lineup {

  private static final int MOST = 500;

  private final List<TitleId> queue = new ArrayList<>();
  private final Deque<TitleId> before = new ArrayDeque<>();
  private Optional<TitleId> episode = Optional.empty();

  /** This is on now: what comes after it is known. */
  void follows(Titles titles, Feature on) {
    episode = on.id().flatMap(id -> titles.shelf().after(id)).map(Title::id);
  }

  /** The queue's first, else the next episode. */
  Optional<TitleId> next() {
    return queue.isEmpty() ? episode : Optional.of(queue.getFirst());
  }

  /** Whether a person asked for what comes next. */
  boolean queued() {
    return !queue.isEmpty();
  }

  /** Goes on to {@link #next}; {@code leaving} is what was on. */
  void step(Optional<TitleId> leaving) {
    leaving.ifPresent(before::push);
    while (before.size() > MOST) {
      before.removeLast();
    }
    if (!queue.isEmpty()) {
      queue.removeFirst();
    }
    episode = Optional.empty();
  }

  /** What was on before, once. */
  Optional<TitleId> before() {
    return Optional.ofNullable(before.poll());
  }

  void add(TitleId id) {
    if (queue.size() < MOST) {
      queue.add(id);
    }
  }

  void queue(List<TitleId> wanted) {
    queue.clear();
    queue.addAll(wanted.subList(0, Math.min(MOST, wanted.size())));
  }

  List<TitleId> queue() {
    return List.copyOf(queue);
  }

  /** Nothing is on any more. */
  void over() {
    episode = Optional.empty();
    before.clear();
  }
}
