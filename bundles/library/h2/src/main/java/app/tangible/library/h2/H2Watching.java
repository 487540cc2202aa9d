package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the current viewer has watched, in the household's file. */
@Component
public final class H2Watching implements Watching {

  /** Who comes back within that time goes on with the same sitting. */
  private static final Duration SITTING = Duration.ofHours(4);

  private static final int END = 20;
  private static final Duration LEAST_END = Duration.ofSeconds(2);
  private static final Duration MOST_END = Duration.ofMinutes(2);

  private final OpenLibrary library;
  private final ReentrantLock writing = new ReentrantLock();

  /** On an open library. */
  @Activate
  public H2Watching(@Reference OpenLibrary library) {
    this.library = library;
  }

  private Seeing seeing(Audience.Now now) {
    return new Seeing(library.index(), now);
  }

  @Override
  public void reached(TitleId id, Duration position, Duration length) {
    if (position.isNegative() || length.isNegative()) {
      throw new IllegalArgumentException("neither is negative, got " + position + ", " + length);
    }
    writing.lock();
    try {
      Audience.Now now = library.audience().now();
      Optional<Item> item = seeing(now).item(id);
      if (item.isEmpty() || now.nobody()) {
        return;
      }
      Duration whole = length.isZero() ? item.get().length() : length;
      SeenRows.Row row = reached(Optional.ofNullable(now.seen().get(id)), position, whole);
      keep(now, item.get(), row);
    } finally {
      writing.unlock();
    }
  }

  private static SeenRows.Row reached(
      Optional<SeenRows.Row> old, Duration position, Duration whole) {
    int times = old.map(SeenRows.Row::times).orElse(0);
    boolean counted = old.map(SeenRows.Row::counted).orElse(false);
    boolean end = !whole.isZero() && whole.minus(position).compareTo(end(whole)) <= 0;
    return end
        ? new SeenRows.Row(Duration.ZERO, counted ? times : times + 1, true, Instant.now())
        : new SeenRows.Row(position, times, false, Instant.now());
  }

  private static Duration end(Duration whole) {
    Duration end = whole.dividedBy(END);
    return end.compareTo(LEAST_END) < 0 ? LEAST_END : end.compareTo(MOST_END) > 0 ? MOST_END : end;
  }

  private void keep(Audience.Now now, Item item, SeenRows.Row row) {
    int viewer = now.viewer().number();
    Visit visit = new Visit(item.id(), item.name(), row.last(), row.counted());
    boolean again = row.counted() && counted(now, item.id());
    library
        .database()
        .write(
            connection -> {
              SeenRows.keep(connection, viewer, item.id(), row);
              return again ? 0 : SeenRows.visit(connection, viewer, visit, SITTING);
            },
            (connection, result) -> {
              now.seen().put(item.id(), row);
              return result;
            });
    library.shelfListeners().tell();
  }

  private static boolean counted(Audience.Now now, TitleId id) {
    SeenRows.Row old = now.seen().get(id);
    return old != null && old.counted();
  }

  @Override
  public void seen(TitleId id, boolean seen) {
    Audience.Now now = library.audience().now();
    Seeing seeing = seeing(now);
    Optional<Item> item = seeing.item(id);
    if (item.isEmpty() || now.nobody()) {
      return;
    }
    List<Item> all =
        item.get().kind() == Title.Kind.SERIES
            ? seeing.below(id, Title.Kind.EPISODE)
            : List.of(item.get());
    library.writeSeen(
        connection -> {
          for (Item one : all) {
            if (seen) {
              int times = Math.max(1, seeing.seen(one).times());
              SeenRows.Row row = new SeenRows.Row(Duration.ZERO, times, false, Instant.now());
              SeenRows.keep(connection, now.viewer().number(), one.id(), row);
            } else {
              SeenRows.forget(connection, now.viewer().number(), one.id());
            }
          }
          return all.size();
        });
  }

  @Override
  public List<Visit> history(int atMost) {
    Audience.Now now = library.audience().now();
    Seeing seeing = seeing(now);
    return library
        .database()
        .read(connection -> SeenRows.visits(connection, now.viewer().number()))
        .stream()
        .filter(visit -> !now.limited() || seeing.item(visit.id()).isPresent())
        .limit(atMost)
        .toList();
  }

  @Override
  public void erase(TitleId id) {
    int viewer = library.audience().now().viewer().number();
    library.writeSeen(
        connection -> {
          SeenRows.forget(connection, viewer, id);
          return SeenRows.eraseVisits(connection, viewer, id);
        });
  }

  @Override
  public void eraseAll() {
    int viewer = library.audience().now().viewer().number();
    library.writeSeen(connection -> SeenRows.eraseAll(connection, viewer));
  }
}
