package app.tangible.library.h2;

import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.library.LibraryException;
import app.tangible.library.TitleId;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The household's file, opened once for all services of this bundle, and what of it is in memory.
 * Titles are read into memory in the background; who asks for them before waits.
 */
@Component(service = OpenLibrary.class)
public final class OpenLibrary {

  private final Database database;
  private final Audience audience;
  private final Index index = new Index();
  private final Unasked unasked = new Unasked();
  private final Shelving shelving = new Shelving(index, unasked);
  private final CompletableFuture<Void> filled;
  private final Listeners shelfListeners = new Listeners();
  private final Listeners folderListeners = new Listeners();
  private final Listeners filmListeners = new Listeners();
  private final Listeners viewerListeners = new Listeners();

  /**
   * Opens the library, or begins an empty one.
   *
   * @throws LibraryException when it is another household's, damaged, in use or too new
   */
  @Activate
  public OpenLibrary(
      @Reference(target = "(osgi.jdbc.driver.class=org.h2.Driver)") DataSourceFactory drivers,
      @Reference ProductHome home,
      @Reference Identity identity) {
    byte[] key = identity.secretFor("library");
    try {
      database = new Database(drivers, home.folder("library"), key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
    audience = database.read(Audience::new);
    filled = CompletableFuture.runAsync(this::fill, Thread::startVirtualThread);
  }

  private void fill() {
    database.read(
        connection -> {
          shelving.all(connection);
          return true;
        });
  }

  /** Looks at every title anew, whether something is to be asked about it. */
  void reconsider() {
    index();
    fill();
  }

  Database database() {
    return database;
  }

  Audience audience() {
    return audience;
  }

  /** Every title; waits until they are read. */
  Index index() {
    try {
      filled.join();
    } catch (CompletionException e) {
      throw new LibraryException(Messages.text("closed"), e.getCause());
    }
    return index;
  }

  /** In one transaction that is on the disk, with these titles as it says, on return. */
  void write(Database.Work<Collection<TitleId>> work) {
    index();
    database.write(
        work,
        (connection, titles) -> {
          shelving.these(connection, titles);
          return titles;
        });
    shelfListeners.tell();
  }

  /** As {@link #write}, with what the viewer has seen read anew. */
  void writeSeen(Database.Work<?> work) {
    database.write(
        work,
        (connection, result) -> {
          audience.refresh(connection);
          return result;
        });
    shelfListeners.tell();
  }

  Listeners shelfListeners() {
    return shelfListeners;
  }

  Listeners folderListeners() {
    return folderListeners;
  }

  Listeners filmListeners() {
    return filmListeners;
  }

  Listeners viewerListeners() {
    return viewerListeners;
  }

  Unasked unasked() {
    return unasked;
  }

  /** Closes the file. */
  @Deactivate
  public void close() {
    filled.exceptionally(failed -> null).join();
    database.close();
  }
}
