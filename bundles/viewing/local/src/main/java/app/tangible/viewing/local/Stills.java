package app.tangible.viewing.local;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.player.Medium;
import app.tangible.player.StillMaker;
import app.tangible.viewing.Viewing.Still;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small pictures along the timeline: shown of what is on, made one title after the other while
 * nothing is.
 */
final class Stills implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Stills.class);
  private static final int WIDTH = 320;
  private static final int MOST = 720;
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration NEAR = Duration.ofSeconds(90);
  private static final int LOOK_AHEAD = 60;
  private static final long CLOSE_SECONDS = 5;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform()
              .daemon()
              .priority(Thread.MIN_PRIORITY)
              .name("viewing.stills")
              .factory());
  private final StillStore store;
  private final Titles titles;
  private final @Nullable StillMaker maker;
  private final int idleSeconds;
  private final Set<TitleId> tried = new HashSet<>();
  private final AtomicBoolean making = new AtomicBoolean();
  private volatile boolean wanted;
  private volatile List<Still> shown = List.of();
  private volatile Optional<TitleId> showing = Optional.empty();
  private int idle;

  /**
   * @param idleSeconds after which stills are made; 0 for never
   */
  Stills(StillStore store, Titles titles, @Nullable StillMaker maker, int idleSeconds) {
    this.store = store;
    this.titles = titles;
    this.maker = maker;
    this.idleSeconds = idleSeconds;
  }

  /** This is on now; its stills are read. */
  void show(Optional<TitleId> id) {
    shown = List.of();
    showing = id;
    id.ifPresent(
        one ->
            worker.execute(
                () -> {
                  List<Still> found = store.read(one).orElse(List.of());
                  if (showing.equals(id)) {
                    shown = found;
                  }
                }));
  }

  /** The one nearest to that position, where one is near. */
  Optional<Still> of(Duration position) {
    Still best = null;
    for (Still still : shown) {
      if (best == null || apart(still, position).compareTo(apart(best, position)) < 0) {
        best = still;
      }
    }
    return Optional.ofNullable(best).filter(still -> apart(still, position).compareTo(NEAR) < 0);
  }

  private static Duration apart(Still still, Duration position) {
    return still.at().minus(position).abs();
  }

  /** Something is to be played: what is being made is left. */
  void busy() {
    wanted = false;
    idle = 0;
  }

  /** A second has passed. */
  void idle(boolean nothingIsOn) {
    idle = nothingIsOn ? idle + 1 : 0;
    if (maker != null
        && idleSeconds > 0
        && idle >= idleSeconds
        && making.compareAndSet(false, true)) {
      wanted = true;
      worker.execute(
          () -> {
            try {
              makeNext(maker);
            } catch (RuntimeException e) {
              LOG.warn("stills are not made", e);
            } finally {
              making.set(false);
            }
          });
    }
  }

  private void makeNext(StillMaker by) {
    for (Title title : candidates()) {
      if (title.onDisk() && !title.length().isZero() && tried.add(title.id())) {
        if (!store.has(title.id())) {
          make(by, title);
          return;
        }
      }
    }
  }

  private List<Title> candidates() {
    List<Title> candidates = new ArrayList<>(titles.shelf().toContinue(LOOK_AHEAD));
    candidates.addAll(
        titles
            .shelf()
            .browse(
                Shelf.Query.ALL
                    .kinds(Set.of(Title.Kind.FILM, Title.Kind.EPISODE))
                    .order(Shelf.Order.ADDED)
                    .atMost(LOOK_AHEAD)));
    return candidates;
  }

  /** Makes those of one title, unless it is interrupted by somebody who wants to watch. */
  void make(StillMaker by, Title title) {
    wanted = true;
    Optional<Medium> medium = titles.glance(title.id());
    if (medium.isEmpty()) {
      return;
    }
    List<Still> made = new ArrayList<>();
    by.take(
        medium.get(),
        positions(title.length()),
        WIDTH,
        (position, width, height, pixels) -> {
          Jpeg.of(width, height, pixels).ifPresent(file -> made.add(new Still(position, file)));
          return wanted;
        });
    if (wanted && !made.isEmpty()) {
      store.write(title.id(), made);
    } else {
      tried.remove(title.id());
    }
  }

  /** Erases those of these titles, and waits for it; what is being made of one is left. */
  void letGo(Set<TitleId> titles) {
    if (titles.isEmpty()) {
      return;
    }
    wanted = false;
    try {
      worker
          .submit(
              () -> {
                tried.removeAll(titles);
                titles.forEach(store::erase);
              })
          .get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException later) {
      LOG.debug("stills are erased once the worker has time");
    } catch (RejectedExecutionException closing) {
      LOG.debug("stills are erased at the next start");
    } catch (ExecutionException e) {
      LOG.warn("stills are not erased", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static List<Duration> positions(Duration length) {
    Duration step = length.dividedBy(MOST);
    step = step.compareTo(SHORTEST) < 0 ? SHORTEST : step;
    List<Duration> positions = new ArrayList<>();
    for (Duration at = Duration.ZERO; at.compareTo(length) < 0; at = at.plus(step)) {
      positions.add(at);
    }
    return positions;
  }

  @Override
  public void close() {
    wanted = false;
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("stills are still being made after {} s", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
