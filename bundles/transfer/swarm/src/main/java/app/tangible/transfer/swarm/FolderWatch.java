package app.tangible.transfer.swarm;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when films or their manifests come to a folder, or go. */
final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final WatchService watch;
  private final Runnable changed;

  private FolderWatch(WatchService watch, Runnable changed) {
    this.watch = watch;
    this.changed = changed;
  }

  static FolderWatch of(Path folder, Runnable changed) throws IOException {
    FolderWatch watched = new FolderWatch(folder.getFileSystem().newWatchService(), changed);
    folder.register(
        watched.watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
    Thread.ofVirtual().name("films-watch").start(watched::run);
    return watched;
  }

  private void run() {
    try {
      WatchKey key;
      do {
        key = watch.take();
        if (key.pollEvents().stream().anyMatch(FolderWatch::matters)) {
          changed.run();
        }
      } while (key.reset());
      LOG.warn("the film folder is gone");
    } catch (ClosedWatchServiceException closed) {
      LOG.debug("the film folder is watched no more");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Parts and drafts come and go all the time. */
  private static boolean matters(WatchEvent<?> event) {
    String name = String.valueOf(event.context());
    return event.kind() == StandardWatchEventKinds.OVERFLOW
        || name.endsWith(".tsf")
        || name.endsWith(".manifest");
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
