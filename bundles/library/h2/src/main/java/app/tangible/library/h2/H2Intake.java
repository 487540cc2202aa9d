package app.tangible.library.h2;

import app.tangible.library.TitleId;
import app.tangible.library.WatchedFolders;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.Intake;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts what is found in folders into the household's file and onto its shelf. */
@Component
public final class H2Intake implements Intake {

  private final OpenLibrary library;
  private final Listeners listeners;

  /** On an open library. */
  @Activate
  public H2Intake(@Reference OpenLibrary library) {
    this.library = library;
    this.listeners = library.folderListeners();
  }

  @Override
  public List<WatchedFolders.Folder> folders() {
    return library.database().read(FolderRows::counted).stream()
        .map(FolderRows.Row::folder)
        .toList();
  }

  private static Optional<FolderRows.Row> row(Connection connection, Path folder)
      throws SQLException {
    return FolderRows.all(connection).stream().filter(row -> row.path().equals(folder)).findFirst();
  }

  /** Something that is done to a folder. */
  @FunctionalInterface
  private interface Change {
    Collection<TitleId> on(Connection connection, FolderRows.Row folder) throws SQLException;
  }

  /** Does nothing where the folder was removed meanwhile. */
  private void change(Path folder, Change change) {
    library.write(
        connection -> {
          Optional<FolderRows.Row> row = row(connection, folder);
          return row.isPresent() ? change.on(connection, row.get()) : List.of();
        });
  }

  @Override
  public void keep(Path folder, WatchedFolders.Holds holds) {
    library.audience().refuseLimited();
    library.database().write(connection -> FolderRows.keep(connection, folder, holds));
    listeners.tell();
  }

  @Override
  public void forget(Path folder) {
    library.audience().refuseLimited();
    change(
        folder,
        (connection, row) -> {
          List<TitleId> ids = FindRows.ids(connection, row.number());
          FolderRows.forget(connection, row.number());
          return ids;
        });
    listeners.tell();
  }

  @Override
  public void there(Path folder, boolean there) {
    change(
        folder,
        (connection, row) -> {
          FolderRows.there(connection, row.number(), there);
          return List.of();
        });
    listeners.tell();
  }

  @Override
  public void scanned(Path folder, Instant when, Collection<OddFile> odd) {
    change(
        folder,
        (connection, row) -> {
          FolderRows.scanned(connection, row.number(), when);
          OddRows.replace(connection, row.number(), when, odd);
          return List.of();
        });
    listeners.tell();
  }

  @Override
  public Map<String, Find> known(Path folder) {
    return library
        .database()
        .read(
            connection -> {
              Optional<FolderRows.Row> row = row(connection, folder);
              return row.isPresent() ? FindRows.all(connection, row.get()) : Map.of();
            });
  }

  @Override
  public void moved(Path folder, Map<String, String> keys) {
    change(
        folder,
        (connection, row) -> {
          FindRows.move(connection, row.number(), keys);
          return List.of();
        });
  }

  @Override
  public void put(Path folder, List<Find> finds) {
    change(
        folder,
        (connection, row) -> {
          List<TitleId> ids = new ArrayList<>(finds.size());
          for (Find find : finds) {
            ids.add(FindRows.put(connection, row, find));
          }
          return ids;
        });
  }

  @Override
  public void gone(Path folder, Collection<String> keys) {
    change(
        folder,
        (connection, row) -> {
          List<TitleId> ids = new ArrayList<>();
          for (String key : keys) {
            FindRows.id(connection, row.number(), key).ifPresent(ids::add);
          }
          FindRows.remove(connection, row.number(), keys);
          return ids;
        });
  }

  @Override
  public List<WatchedFolders.Odd> odd() {
    return library.database().read(OddRows::all);
  }

  @Override
  public AutoCloseable onFolders(Runnable listener) {
    return listeners.add(listener);
  }
}
