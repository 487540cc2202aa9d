package app.tangible.host.felix;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a folder looked at once, and again after each change of it.
 *
 * <p>It tells that something changed and never what: the look compares the folder with what is
 * known, so that a lost or doubled event does no harm.
 */
final class FolderWatch implements AutoCloseable {

  /** One look at the folder; a duration asks for another look even when nothing changes. */
  interface Look {
    Optional<Duration> run();
  }

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  /** Files written together are looked at together. */
  private static final Duration SETTLE = Duration.ofMillis(50);

  private final Path folder;
  private final WatchService watcher;
  private final Look look;
  private final Thread thread;

  private FolderWatch(Path folder, WatchService watcher, Look look) {
    this.folder = folder;
    this.watcher = watcher;
    this.look = look;
    thread = Thread.ofVirtual().name("watch-" + folder.getFileName()).unstarted(this::watch);
  }

  /** The looks happen on a thread of their own; changes after this call are not missed. */
  static FolderWatch start(Path folder, Look look) throws IOException {
    WatchService watcher = folder.getFileSystem().newWatchService();
    folder.register(
        watcher,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
    FolderWatch watch = new FolderWatch(folder, watcher, look);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    try {
      Optional<Duration> again = look();
      while (next(again)) {
        again = look();
      }
      log.warn("{} is no longer watched: it was removed", folder);
    } catch (ClosedWatchServiceException | InterruptedException closed) {
      log.debug("Watch of {} ended", folder);
    }
  }

  private Optional<Duration> look() {
    try {
      return look.run();
    } catch (RuntimeException failure) {
      log.error("Looking at {} failed", folder, failure);
      return Optional.empty();
    }
  }

  /** False when the folder itself is gone. */
  private boolean next(Optional<Duration> again) throws InterruptedException {
    WatchKey key = again.isPresent() ? poll(again.get()) : watcher.take();
    while (key != null) {
      key.pollEvents();
      if (!key.reset()) {
        return false;
      }
      key = poll(SETTLE);
    }
    return true;
  }

  private @Nullable WatchKey poll(Duration duration) throws InterruptedException {
    return watcher.poll(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns when no look is under way any more, unless called by the look itself. */
  @Override
  public void close() {
    try {
      watcher.close();
      thread.interrupt();
      if (Thread.currentThread() != thread) {
        thread.join();
      }
    } catch (IOException failure) {
      log.warn("Watch of {} did not close", folder, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
