package app.tangible.library.folders;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of changes below watched folders, and tells of them once they have come to rest; of a file
 * that is written for hours it tells that it is restless.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** What else changed does not wait longer than that many times for a restless file. */
  private static final int PATIENCE = 5;

  private static final int MOST_RESTLESS = 10_000;

  private final long settleNanos;
  private final Consumer<Path> changed;
  private final WatchService service;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<WatchKey, Path> keys = new HashMap<>();
  private final Map<Path, WatchKey> folders = new HashMap<>();
  private final Map<Path, Long> waiting = new HashMap<>();
  private final Map<Path, Long> restless = new HashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("library-watch").factory());
  private boolean full;

  Watch(Duration settle, Consumer<Path> changed) throws IOException {
    this.settleNanos = settle.toNanos();
    this.changed = changed;
    this.service = FileSystems.getDefault().newWatchService();
    Thread.ofVirtual().name("library-events").start(this::hear);
  }

  /** From now on also these folders of that root; whether one of them was not heard before. */
  boolean follow(Path root, List<Path> all) {
    boolean fresh = false;
    for (Path folder : all) {
      lock.lock();
      try {
        if (!full && !folders.containsKey(folder)) {
          WatchKey key =
              folder.register(
                  service,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_DELETE,
                  StandardWatchEventKinds.ENTRY_MODIFY);
          folders.put(folder, key);
          keys.put(key, root);
          fresh = true;
        }
      } catch (IOException e) {
        // What is not heard is found by the next scan.
        full = true;
        LOG.warn("changes in some watched folders are heard with the next scan only");
      } catch (ClosedWatchServiceException e) {
        return false;
      } finally {
        lock.unlock();
      }
    }
    return fresh;
  }

  void leave(Path root) {
    lock.lock();
    try {
      folders
          .entrySet()
          .removeIf(
              entry -> {
                boolean below = entry.getKey().startsWith(root);
                if (below) {
                  entry.getValue().cancel();
                  keys.remove(entry.getValue());
                }
                return below;
              });
      waiting.remove(root);
      full = false;
    } finally {
      lock.unlock();
    }
  }

  /** Files that changed a moment ago. */
  Set<Path> restless() {
    long now = System.nanoTime();
    lock.lock();
    try {
      restless.values().removeIf(at -> now - at > settleNanos);
      return new HashSet<>(restless.keySet());
    } finally {
      lock.unlock();
    }
  }

  /** As if something had changed there. */
  void again(Path root) {
    lock.lock();
    try {
      if (waiting.putIfAbsent(root, System.nanoTime()) == null) {
        later(root);
      }
    } finally {
      lock.unlock();
    }
  }

  private void later(Path root) {
    if (!clock.isShutdown()) {
      clock.schedule(() -> settled(root), settleNanos, TimeUnit.NANOSECONDS);
    }
  }

  private void settled(Path root) {
    long now = System.nanoTime();
    lock.lock();
    try {
      Long since = waiting.get(root);
      if (since == null) {
        return;
      }
      boolean moving =
          restless.entrySet().stream()
              .anyMatch(
                  file -> file.getKey().startsWith(root) && now - file.getValue() < settleNanos);
      if (moving && now - since < PATIENCE * settleNanos) {
        later(root);
        return;
      }
      waiting.remove(root);
      if (moving) {
        again(root);
      }
    } finally {
      lock.unlock();
    }
    changed.accept(root);
  }

  private void hear() {
    try {
      while (true) {
        WatchKey key = service.take();
        Path folder = (Path) key.watchable();
        List<WatchEvent<?>> events = key.pollEvents();
        heard(key, folder, events);
      }
    } catch (ClosedWatchServiceException e) {
      // The end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void heard(WatchKey key, Path folder, List<WatchEvent<?>> events) {
    lock.lock();
    try {
      Path root = keys.get(key);
      if (root == null) {
        return;
      }
      for (WatchEvent<?> event : events) {
        if (event.context() instanceof Path name
            && event.kind() != StandardWatchEventKinds.ENTRY_DELETE
            && restless.size() < MOST_RESTLESS) {
          restless.put(folder.resolve(name), System.nanoTime());
        }
      }
      if (!key.reset()) {
        keys.remove(key);
        folders.remove(folder);
      }
      again(root);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      service.close();
    } catch (IOException e) {
      LOG.debug("the watch service did not close", e);
    }
  }
}
