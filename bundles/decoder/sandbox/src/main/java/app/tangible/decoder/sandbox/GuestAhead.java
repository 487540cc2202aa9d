package app.tangible.decoder.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one guest that is started ahead, for the film that a person looks at: its sandbox holds that
 * film, as always, so it serves that film or none. It has said welcome and heard of no key. It ends
 * when another film is looked at or opened, and when nobody plays for a while.
 */
final class GuestAhead implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GuestAhead.class);

  /** Who only leafs through his films starts nothing. */
  private static final Duration SETTLED = Duration.ofMillis(400);

  private final GuestLauncher launcher;
  private final Duration kept;
  private final ScheduledThreadPoolExecutor thread;
  private final Object lock = new Object();
  private Future<?> start = CompletableFuture.completedFuture(null);
  private Future<?> end = start;
  private @Nullable Waiting waiting;
  private boolean closed;

  /**
   * A guest for one file.
   *
   * @param file which file that was: another one of the same name is another film
   */
  private record Waiting(Path film, Object file, CompletableFuture<GuestProcess> guest) {

    boolean isFor(Path wanted) {
      return film.equals(wanted) && file.equals(identity(wanted));
    }

    boolean lives() {
      return !guest.isDone()
          || !guest.isCompletedExceptionally() && guest.join().handle().isAlive();
    }

    void dismiss() {
      guest.thenAccept(GuestProcess::close);
    }
  }

  /**
   * @param kept how long it waits; zero starts none
   */
  GuestAhead(GuestLauncher launcher, Duration kept) {
    this.launcher = launcher;
    this.kept = kept;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("decoder-ahead").factory());
    this.thread.setRemoveOnCancelPolicy(true);
    this.thread.setKeepAliveTime(1, TimeUnit.SECONDS);
    this.thread.allowCoreThreadTimeOut(true);
  }

  /**
   * Starts one soon, unless it waits already or something else is looked at by then. Touches no
   * disk.
   */
  void expect(Path film) {
    synchronized (lock) {
      if (closed || kept.isZero()) {
        return;
      }
      start.cancel(false);
      start = thread.schedule(() -> look(film), SETTLED.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The one that waits for this very file, which is the caller's from now on; ends any other. */
  Optional<GuestProcess> take(Path film) {
    Waiting found;
    synchronized (lock) {
      start.cancel(false);
      end.cancel(false);
      found = waiting;
      waiting = null;
    }
    if (found == null) {
      return Optional.empty();
    }
    if (!found.isFor(film)) {
      found.dismiss();
      return Optional.empty();
    }
    try {
      return Optional.of(found.guest().join());
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  /** Ends the one that waits for it. */
  void letGo(Path film) {
    Waiting gone;
    synchronized (lock) {
      start.cancel(false);
      if (waiting == null || !waiting.film().equals(film)) {
        return;
      }
      gone = waiting;
      waiting = null;
    }
    gone.dismiss();
  }

  /** The one that has said welcome and waits. */
  Optional<GuestProcess> present() {
    synchronized (lock) {
      return Optional.ofNullable(waiting)
          .filter(now -> now.guest().isDone() && now.lives())
          .map(now -> now.guest().join());
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
    dismiss();
    thread.shutdownNow();
  }

  private void look(Path film) {
    // As for open: the library may know a file that was moved away, or whose disk is gone.
    if (!Files.isRegularFile(film)) {
      dismiss();
      return;
    }
    Waiting now;
    synchronized (lock) {
      now = waiting;
    }
    boolean waits = now != null && now.lives() && now.isFor(film);
    synchronized (lock) {
      if (waits && waiting == now) {
        endLater();
        return;
      }
    }
    start(film);
  }

  private void start(Path film) {
    Waiting begun = new Waiting(film, identity(film), new CompletableFuture<>());
    synchronized (lock) {
      if (closed) {
        return;
      }
      end.cancel(false);
      if (waiting != null) {
        waiting.dismiss();
      }
      waiting = begun;
    }
    try {
      begun.guest().complete(launcher.start(Optional.of(film)));
      synchronized (lock) {
        if (waiting == begun) {
          endLater();
        }
      }
    } catch (RuntimeException | Error e) {
      // Whatever it is: who presses play waits for this.
      LOG.debug("no guest is started ahead", e);
      begun.guest().completeExceptionally(e);
    }
  }

  /** Under the lock. */
  private void endLater() {
    end.cancel(false);
    if (closed) {
      return;
    }
    end = thread.schedule(this::dismiss, kept.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void dismiss() {
    Waiting gone;
    synchronized (lock) {
      gone = waiting;
      waiting = null;
    }
    if (gone != null) {
      gone.dismiss();
    }
  }

  private static Object identity(Path film) {
    try {
      BasicFileAttributes now = Files.readAttributes(film, BasicFileAttributes.class);
      return Objects.requireNonNullElse(now.fileKey(), now.creationTime());
    } catch (IOException e) {
      return new Object(); // no file is like one that is not there
    }
  }
}
