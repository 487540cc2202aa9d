package app.tangible.library.testing;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes what is watched onto a {@link FakeShelf}; one viewer. */
public final class FakeWatching implements Watching {

  private final FakeShelf shelf;
  private final List<Visit> visits = new CopyOnWriteArrayList<>();

  /** Of that shelf. */
  public FakeWatching(FakeShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public void reached(TitleId id, Duration position, Duration length) {
    Duration end = length.dividedBy(20);
    Duration rest = length.minus(position);
    Duration least = Duration.ofSeconds(2);
    Duration most = Duration.ofMinutes(2);
    Duration bound = end.compareTo(least) < 0 ? least : end.compareTo(most) > 0 ? most : end;
    boolean finished = !length.isZero() && rest.compareTo(bound) <= 0;
    Instant now = Instant.now();
    shelf.seen(
        id,
        seen ->
            finished
                ? new Title.Seen(Duration.ZERO, seen.times() + 1, Optional.of(now))
                : new Title.Seen(position, seen.times(), Optional.of(now)));
    visits.removeIf(visit -> visit.id().equals(id) && !visit.finished());
    visits.addFirst(new Visit(id, shelf.title(id).map(Title::name).orElse(""), now, finished));
  }

  @Override
  public void seen(TitleId id, boolean seen) {
    List<TitleId> all =
        id.value().startsWith("series.")
            ? shelf.episodes(id).stream().map(Title::id).toList()
            : List.of(id);
    for (TitleId one : all) {
      shelf.seen(
          one,
          old ->
              seen
                  ? new Title.Seen(
                      Duration.ZERO, Math.max(1, old.times()), Optional.of(Instant.now()))
                  : Title.Seen.NEVER);
    }
  }

  @Override
  public List<Visit> history(int atMost) {
    return visits.stream().limit(atMost).toList();
  }

  @Override
  public void erase(TitleId id) {
    visits.removeIf(visit -> visit.id().equals(id));
    shelf.seen(id, old -> Title.Seen.NEVER);
  }

  @Override
  public void eraseAll() {
    visits.clear();
    shelf.ids().forEach(this::erase);
  }
}
