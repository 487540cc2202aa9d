package app.tangible.library.folders;

import app.tangible.library.LibraryException;
import app.tangible.library.WatchedFolders;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the shelf to what lies in watched folders: scans one at a time, listens between scans. */
@Component(immediate = true, configurationPid = "app.tangible.library.folders")
@Designate(ocd = ScannedFolders.Config.class)
public final class ScannedFolders implements WatchedFolders {

  private static final Logger LOG = LoggerFactory.getLogger(ScannedFolders.class);

  /** Settings of {@code app.tangible.library.folders}. */
  @ObjectClassDefinition(name = "Watched folders")
  public @interface Config {

    @AttributeDefinition(description = "How long nothing changes before it is looked at")
    int settleMillis() default 2000;

    @AttributeDefinition(description = "How often everything is looked at anew, changed or not")
    int rescanMinutes() default 60;

    @AttributeDefinition(description = "How often a disk that was away is looked for")
    int awaySeconds() default 30;

    @AttributeDefinition(description = "How many files are read at the same time")
    int readers() default 4;

    @AttributeDefinition(description = "How deep folders may lie in each other")
    int deepest() default 24;

    @AttributeDefinition(description = "How many files a watched folder may hold")
    int mostFiles() default 200_000;

    @AttributeDefinition(description = "Which program reads what we cannot; empty for none")
    String ffprobe() default "ffprobe";

    @AttributeDefinition(description = "How long it may take for one file")
    int ffprobeSeconds() default 20;
  }

  private final Intake intake;
  private final Config config;
  private final Watch watch;
  private final Probe probe;
  private final Looking looking;
  private final Listeners listeners = new Listeners();
  private final ExecutorService scans =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("library-scan").factory());
  private final ExecutorService readers;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("library-rescan").factory());
  private final Set<Path> asked = ConcurrentHashMap.newKeySet();
  private final Set<Path> removed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Queue<Map.Entry<Path, Find>> unread = new ConcurrentLinkedQueue<>();
  private final AutoCloseable folders;
  private volatile boolean open = true;

  /** Begins to scan what is watched. */
  @Activate
  public ScannedFolders(@Reference Intake intake, Config config) {
    check(config.settleMillis(), 1, 600_000, "settleMillis");
    check(config.rescanMinutes(), 1, 100_000, "rescanMinutes");
    check(config.awaySeconds(), 1, 100_000, "awaySeconds");
    check(config.readers(), 1, 64, "readers");
    check(config.deepest(), 1, 200, "deepest");
    check(config.mostFiles(), 1, 10_000_000, "mostFiles");
    check(config.ffprobeSeconds(), 1, 3600, "ffprobeSeconds");
    this.intake = intake;
    this.config = config;
    readers =
        Executors.newFixedThreadPool(
            config.readers(), Thread.ofPlatform().daemon().name("library-reader-", 0).factory());
    looking = new Looking(readers, listeners::tell);
    probe = new Probe(config.ffprobe(), Duration.ofSeconds(config.ffprobeSeconds()));
    try {
      watch = new Watch(Duration.ofMillis(config.settleMillis()), this::ask);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folders = intake.onFolders(this::foldersChanged);
    scan();
    clock.scheduleAtFixedRate(
        this::scan, config.rescanMinutes(), config.rescanMinutes(), TimeUnit.MINUTES);
    clock.scheduleAtFixedRate(
        this::lookForDisks, config.awaySeconds(), config.awaySeconds(), TimeUnit.SECONDS);
  }

  private static void check(int value, int least, int most, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + least + " to " + most + ", got " + value);
    }
  }

  @Override
  public List<Folder> all() {
    return intake.folders();
  }

  @Override
  public void add(Path folder, Holds holds) {
    Path whole = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(whole)) {
      throw new LibraryException(Messages.text("noFolder", whole));
    }
    if (!Files.isReadable(whole)) {
      throw new LibraryException(Messages.text("notReadable", whole));
    }
    for (Folder other : all()) {
      boolean same = other.path().equals(whole);
      if (!same && (whole.startsWith(other.path()) || other.path().startsWith(whole))) {
        throw new LibraryException(Messages.text("inside", whole, other.path()));
      }
    }
    removed.remove(whole);
    intake.keep(whole, holds);
    ask(whole);
  }

  @Override
  public void remove(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    removed.add(whole); // a scan of it ends before it is forgotten, or would put it back
    try {
      intake.forget(whole);
    } catch (LibraryException e) {
      removed.remove(whole);
      ask(whole);
      throw e;
    }
    watch.leave(whole);
    unread.removeIf(entry -> entry.getKey().equals(whole));
  }

  @Override
  public void scan() {
    intake.folders().forEach(folder -> ask(folder.path()));
  }

  /** A folder may have come from elsewhere, with a backup say. */
  private void foldersChanged() {
    for (Folder folder : intake.folders()) {
      if (folder.scanned().isEmpty()) {
        removed.remove(folder.path());
        ask(folder.path());
      }
    }
    listeners.tell();
  }

  private void lookForDisks() {
    for (Folder folder : intake.folders()) {
      boolean holdsAny = holdsAny(folder.path());
      if (folder.there() ? !holdsAny && folder.titles() > 0 : holdsAny) {
        ask(folder.path());
      }
    }
  }

  private static boolean holdsAny(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return entries.iterator().hasNext();
    } catch (IOException | DirectoryIteratorException e) {
      return false;
    }
  }

  private void ask(Path root) {
    if (open && asked.add(root)) {
      if (waiting.getAndIncrement() == 0) {
        looking.reset();
      }
      try {
        scans.execute(() -> scan(root));
      } catch (RejectedExecutionException e) {
        waiting.decrementAndGet(); // closed meanwhile
      }
    }
  }

  private void scan(Path root) {
    asked.remove(root);
    try {
      Optional<Folder> folder =
          intake.folders().stream().filter(one -> one.path().equals(root)).findFirst();
      if (folder.isPresent() && goesOn(root)) {
        scan(folder.get());
      }
    } catch (LibraryException e) {
      LOG.debug("a scan ended with the library", e);
    } catch (RuntimeException e) {
      LOG.error("a scan failed", e);
    } finally {
      if (waiting.decrementAndGet() == 0) {
        listeners.tell();
        idle();
      }
    }
  }

  private void scan(Folder folder) {
    Path root = folder.path();
    FolderScan.Limits limits = new FolderScan.Limits(config.deepest(), config.mostFiles());
    FolderScan.Left left =
        new FolderScan(intake, looking, limits, () -> goesOn(root), root)
            .run(folder, watch.restless());
    unread.removeIf(entry -> entry.getKey().equals(root));
    left.unread().forEach(find -> unread.add(Map.entry(root, find)));
    if (goesOn(root) && watch.follow(root, left.folders())) {
      // Something may have come before it was heard.
      watch.again(root);
    }
  }

  private boolean goesOn(Path root) {
    return open && !removed.contains(root) && !Thread.currentThread().isInterrupted();
  }

  /** One file, then another scan may come between. */
  private void idle() {
    if (open && !config.ffprobe().isEmpty() && !unread.isEmpty()) {
      try {
        scans.execute(this::probeOne);
      } catch (RejectedExecutionException e) {
        LOG.debug("closed meanwhile", e);
      }
    }
  }

  private void probeOne() {
    Map.Entry<Path, Find> next = unread.poll();
    if (next == null || waiting.get() > 0) {
      return;
    }
    try {
      Optional<Find> looked = probe.look(next.getValue());
      if (looked.isPresent() && goesOn(next.getKey())) {
        intake.put(next.getKey(), List.of(looked.get()));
        idle();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("a file was not looked into", e);
    }
  }

  @Override
  public Scan now() {
    return looking.now(waiting.get() > 0);
  }

  @Override
  public List<Odd> odd() {
    return intake.odd();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }

  /** Ends what is under way; what was found stays. */
  @Deactivate
  public void close() {
    open = false;
    try {
      folders.close();
    } catch (Exception e) {
      LOG.debug("a listener stayed", e);
    }
    watch.close();
    clock.shutdownNow();
    readers.shutdownNow();
    scans.shutdownNow();
    scans.close();
  }
}
