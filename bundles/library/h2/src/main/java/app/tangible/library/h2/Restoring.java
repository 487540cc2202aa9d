package app.tangible.library.h2;

import app.tangible.library.Backup.Restored;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import app.tangible.library.Watching.Visit;
import app.tangible.licence.LicenceId;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the content of a backup into the tables: adds what is not there, keeps the newer. */
final class Restoring {

  private final Connection connection;
  private final FilmRows films;
  private final FilmFiles files;
  private final Set<TitleId> changed = new HashSet<>();

  Restoring(Connection connection, FilmRows films, FilmFiles files) {
    this.connection = connection;
    this.films = films;
    this.files = files;
  }

  /** Titles that may show something else now. */
  Set<TitleId> changed() {
    return changed;
  }

  Restored restore(BackupContent content) throws SQLException {
    Optional<ViewerRows.Row> untouched = untouched();
    int viewers = 0;
    int visits = 0;
    boolean adult = false;
    for (BackupContent.Person person : content.persons()) {
      Optional<ViewerRows.Row> there =
          ViewerRows.all(connection).stream()
              .filter(row -> row.mark().equals(person.mark()))
              .findFirst();
      int number = there.isPresent() ? there.get().viewer().number() : add(person);
      viewers += there.isPresent() ? 0 : 1;
      adult |= there.isEmpty() && person.viewer().ageLimit().isEmpty();
      seen(number, person.seen());
      visits += visits(number, person.visits());
    }
    if (adult && untouched.isPresent()) {
      ViewerRows.remove(connection, untouched.get().viewer().number());
    }
    choices(content.choices());
    return new Restored(
        viewers, visits, folders(content.folders()), films(content), Optional.empty());
  }

  /** The viewer that a new library begins with, when nobody has used it. */
  private Optional<ViewerRows.Row> untouched() throws SQLException {
    List<ViewerRows.Row> rows = ViewerRows.all(connection);
    if (rows.size() != 1 || !rows.getFirst().unnamed() || rows.getFirst().pin().isPresent()) {
      return Optional.empty();
    }
    int number = rows.getFirst().viewer().number();
    boolean used =
        !SeenRows.all(connection, number).isEmpty()
            || !SeenRows.visits(connection, number).isEmpty();
    return used ? Optional.empty() : Optional.of(rows.getFirst());
  }

  private int add(BackupContent.Person person) throws SQLException {
    Viewer viewer = person.viewer();
    int number =
        ViewerRows.add(
            connection,
            new Viewer(
                0,
                Bounds.line(viewer.name()),
                Math.clamp(viewer.colour(), 0, 7),
                viewer.ageLimit(),
                false),
            person.mark());
    ViewerRows.pin(connection, number, person.pin());
    return number;
  }

  private void seen(int viewer, List<BackupContent.Progress> all) throws SQLException {
    Map<TitleId, SeenRows.Row> there = SeenRows.all(connection, viewer);
    for (BackupContent.Progress one : all) {
      SeenRows.Row old = there.get(one.title());
      if (old == null || old.last().isBefore(one.row().last())) {
        SeenRows.keep(connection, viewer, one.title(), one.row());
      }
    }
  }

  private int visits(int viewer, List<Visit> all) throws SQLException {
    Set<String> there =
        SeenRows.visits(connection, viewer).stream()
            .map(Restoring::sign)
            .collect(Collectors.toCollection(HashSet::new));
    List<Visit> oldestFirst = new ArrayList<>(all);
    oldestFirst.sort((one, other) -> one.when().compareTo(other.when()));
    int added = 0;
    for (Visit visit : oldestFirst) {
      if (there.add(sign(visit))) {
        SeenRows.add(connection, viewer, visit);
        added++;
      }
    }
    return added;
  }

  private static String sign(Visit visit) {
    return visit.id() + " " + visit.when().truncatedTo(ChronoUnit.MICROS);
  }

  private void choices(List<BackupContent.Choice> all) throws SQLException {
    for (BackupContent.Choice choice : all) {
      Optional<Instant> there = FactRows.chosenAt(connection, choice.title());
      if (there.isEmpty() || there.get().isBefore(choice.when())) {
        FactRows.choose(connection, choice.title(), choice.chosen(), choice.when());
        FactRows.forget(connection, choice.title());
        changed.add(choice.title());
      }
    }
  }

  private int folders(List<BackupContent.Watched> all) throws SQLException {
    int added = 0;
    for (BackupContent.Watched folder : all) {
      Optional<Path> path = path(folder.path());
      boolean free =
          path.isPresent()
              && FolderRows.all(connection).stream()
                  .map(FolderRows.Row::path)
                  .noneMatch(other -> other.startsWith(path.get()) || path.get().startsWith(other));
      if (free) {
        added += FolderRows.keep(connection, path.get(), folder.holds());
      }
    }
    return added;
  }

  private static Optional<Path> path(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? Optional.of(path.normalize()) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // of another system
    }
  }

  /** A licence that left the household since stays away; of the others is heard anew. */
  private int films(BackupContent content) throws SQLException {
    Set<LicenceId> left =
        PartingRows.all(connection).stream()
            .map(Parting::licence)
            .collect(Collectors.toCollection(HashSet::new));
    int added = 0;
    for (OwnedFilm film : content.films()) {
      if (!left.contains(film.licence()) && films.one(connection, film.licence()).isEmpty()) {
        films.keep(connection, film.onDisk(Files.exists(files.sealed(film.film()))));
        changed.add(TitleId.of(film.licence()));
        added++;
      }
    }
    if (added > 0 && content.movedUpTo() < TidingRows.movedUpTo(connection)) {
      TidingRows.movedUpTo(connection, Math.max(0, content.movedUpTo()));
    }
    return added;
  }

  static List<BackupContent.Choice> choices(Connection connection) throws SQLException {
    List<BackupContent.Choice> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement("SELECT title FROM chosen");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        TitleId id = new TitleId(row.getString(1));
        all.add(
            new BackupContent.Choice(
                id,
                FactRows.chosen(connection, id).orElseThrow(),
                FactRows.chosenAt(connection, id).orElseThrow()));
      }
    }
    return all;
  }
}
