package app.tangible.bench.library;

import app.tangible.library.Shelf;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.folders.ScannedFolders;
import app.tangible.library.h2.FactFinder;
import app.tangible.library.h2.H2Intake;
import app.tangible.library.h2.H2Shelf;
import app.tangible.library.h2.OpenLibrary;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.metadata.nfo.NfoSource;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.h2.util.OsgiDataSourceFactory;

/** The library as the product has it, in this process, its facts from NFO files. */
final class OurLibrary implements AutoCloseable {

  private static final double NANOS = 1e9;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Path home;
  private final OpenLibrary library;
  private final H2Shelf shelf;
  private final FactFinder facts;
  private final ScannedFolders folders;

  OurLibrary(Path home) {
    this.home = home;
    library =
        new OpenLibrary(
            new OsgiDataSourceFactory(new org.h2.Driver()),
            new FolderHome(home),
            new FixedIdentity(7));
    shelf = new H2Shelf(library);
    facts = new FactFinder(library, defaults(FactFinder.Config.class));
    NfoSource nfo = new NfoSource(defaults(NfoSource.Config.class));
    facts.setMetadata(query -> nfo.lookUp(query).stream().toList());
    folders = new ScannedFolders(new H2Intake(library), defaults(ScannedFolders.Config.class));
  }

  private static <T> T defaults(Class<T> config) {
    return config.cast(
        Proxy.newProxyInstance(
            config.getClassLoader(),
            new Class<?>[] {config},
            (proxy, method, arguments) -> method.getDefaultValue()));
  }

  /** Seconds until all films of the folder are on the shelf with what their notes say. */
  double scan(Path folder, int filmsThen) {
    long begin = System.nanoTime();
    folders.add(folder, Holds.FILMS);
    Shelf.Query noted = Shelf.Query.ALL.genres(Set.of("Drama"));
    return until(begin, () -> shelf.browse(noted).size() == filmsThen);
  }

  /** Seconds to find that nothing changed. */
  double rescan() {
    until(System.nanoTime(), () -> true);
    long begin = System.nanoTime();
    folders.scan();
    return until(begin, () -> true);
  }

  private double until(long begin, BooleanSupplier there) {
    while (folders.now().running()
        || folders.all().stream().anyMatch(f -> f.scanned().isEmpty())
        || !there.getAsBoolean()) {
      if (System.nanoTime() - begin > LIMIT_NANOS) {
        throw new IllegalStateException("the scan did not end");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return (System.nanoTime() - begin) / NANOS;
  }

  /** Seconds, the median of many; refuses another number of hits. */
  double search(String text, int hits) {
    double[] times = new double[21];
    for (int turn = 0; turn < times.length; turn++) {
      long begin = System.nanoTime();
      int found = shelf.browse(Shelf.Query.ALL.text(text)).size();
      times[turn] = (System.nanoTime() - begin) / NANOS;
      if (found != hits) {
        throw new IllegalStateException(text + " was found " + found + " times, not " + hits);
      }
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  long databaseBytes() throws IOException {
    return Files.size(home.resolve("library/library.mv.db"));
  }

  @Override
  public void close() {
    folders.close();
    facts.close();
    library.close();
  }
}
