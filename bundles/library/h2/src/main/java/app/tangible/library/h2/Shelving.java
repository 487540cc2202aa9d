package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.Trouble;
import app.tangible.licence.LicenceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the index in memory to what the tables say. Runs on the thread of the connection. */
final class Shelving {

  private static final String FINDS =
      "SELECT find.folder, find.find_key, find.title, find.content, "
          + FactRows.ANSWER
          + ", chosen.name, chosen.release_year, chosen.ids FROM find"
          + " LEFT JOIN fact ON fact.title = find.title"
          + " LEFT JOIN chosen ON chosen.title = find.title";
  private static final String OWNED =
      "SELECT film.licence, film.title, film.release_year, film.studio, film.quality,"
          + " film.duration_millis, film.acquired, film.on_disk, "
          + FactRows.ANSWER
          + ", film.genres FROM film"
          + " LEFT JOIN fact ON fact.title = 'licence.' || TRIM(film.licence)";

  private final Index index;
  private final Unasked unasked;

  Shelving(Index index, Unasked unasked) {
    this.index = index;
    this.unasked = unasked;
  }

  /** Everything. */
  void all(Connection connection) throws SQLException {
    Map<Integer, FolderRows.Row> folders = folders(connection);
    Map<String, TitleId> keys = new HashMap<>();
    List<Item> items = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT folder, find_key, title FROM find");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        keys.put(row.getInt(1) + "/" + row.getString(2), new TitleId(row.getString(3)));
      }
    }
    try (PreparedStatement query = connection.prepareStatement(FINDS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        items.add(
            found(
                row, folders, (folder, key) -> Optional.ofNullable(keys.get(folder + "/" + key))));
      }
    }
    try (PreparedStatement query = connection.prepareStatement(OWNED);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        items.add(owned(row));
      }
    }
    index.change(items, Set.of());
    away(folders.values());
  }

  /** These alone. */
  void these(Connection connection, Collection<TitleId> ids) throws SQLException {
    Map<Integer, FolderRows.Row> folders = folders(connection);
    Set<TitleId> gone = new LinkedHashSet<>(ids); // asked about in this order
    List<Item> items = new ArrayList<>();
    try (PreparedStatement finds = connection.prepareStatement(FINDS + " WHERE find.title = ?");
        PreparedStatement owned = connection.prepareStatement(OWNED + " WHERE film.licence = ?")) {
      for (TitleId id : gone.toArray(TitleId[]::new)) {
        Optional<LicenceId> licence = id.licence();
        PreparedStatement query = licence.isPresent() ? owned : finds;
        query.setString(1, licence.map(LicenceId::hex).orElse(id.value()));
        try (ResultSet row = query.executeQuery()) {
          if (row.next()) {
            gone.remove(id);
            items.add(
                licence.isPresent()
                    ? owned(row)
                    : found(row, folders, (folder, key) -> FindRows.id(connection, folder, key)));
          }
        }
      }
    }
    gone.forEach(unasked::gone);
    index.change(items, gone);
    away(folders.values());
  }

  private void away(Collection<FolderRows.Row> folders) {
    Set<Integer> away = new HashSet<>();
    folders.stream().filter(row -> !row.folder().there()).forEach(row -> away.add(row.number()));
    index.away(away);
  }

  private static Map<Integer, FolderRows.Row> folders(Connection connection) throws SQLException {
    Map<Integer, FolderRows.Row> folders = new HashMap<>();
    FolderRows.all(connection).forEach(row -> folders.put(row.number(), row));
    return folders;
  }

  /** Which title has that key. */
  @FunctionalInterface
  private interface Keys {
    Optional<TitleId> id(int folder, String key) throws SQLException;
  }

  private Item found(ResultSet row, Map<Integer, FolderRows.Row> folders, Keys keys)
      throws SQLException {
    int folder = row.getInt(1);
    TitleId id = new TitleId(row.getString(3));
    Find find = new FindForm(folders.get(folder).path()).find(row.getString(2), row.getBytes(4));
    Optional<FactRows.Answer> answer =
        row.getObject(6) == null ? Optional.empty() : Optional.of(FactRows.answer(row, 5));
    if (find.kind() != Title.Kind.EXTRA) {
      unasked.consider(id, find.notes(), answer);
    }
    Optional<FactRows.Chosen> chosen =
        row.getString(11) == null
            ? Optional.empty()
            : Optional.of(
                new FactRows.Chosen(
                    row.getString(11), row.getInt(12), FactRows.ids(row.getBytes(13))));
    Optional<Title.Place> place = Optional.empty();
    if (find.parent().isPresent()) {
      place =
          keys.id(folder, find.parent().get())
              .map(parent -> new Title.Place(parent, find.season(), find.number()));
    }
    return Items.found(id, folder, find, answer.flatMap(FactRows.Answer::facts), chosen, place);
  }

  private Item owned(ResultSet row) throws SQLException {
    Optional<FactRows.Answer> answer =
        row.getObject(10) == null ? Optional.empty() : Optional.of(FactRows.answer(row, 9));
    Item item = Items.owned(row, answer.flatMap(FactRows.Answer::facts));
    unasked.consider(item.id(), 0, answer);
    return item;
  }

  /** Whether a file with that trouble can be played all the same. */
  static boolean plays(Trouble trouble) {
    return switch (trouble) {
      case CUT_SHORT -> true;
      case EMPTY, NOT_A_FILM, UNREADABLE, BAD_NAME, CIRCLE, TOO_DEEP, TOO_MANY -> false;
    };
  }
}
