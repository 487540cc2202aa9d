package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.intake.Find;
import app.tangible.metadata.FilmQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is to be asked about a title. */
final class Questions {

  /**
   * What is asked.
   *
   * @param whose title it is of which a person may say what it is: of an episode its series
   * @param chosen when he said it
   */
  record Question(FilmQuery query, TitleId whose, Optional<Instant> chosen) {}

  private Questions() {}

  /** Empty where the title has gone. */
  static Optional<Question> about(Connection connection, TitleId id) throws SQLException {
    Optional<FactRows.Chosen> chosen = FactRows.chosen(connection, id);
    if (id.licence().isPresent()) {
      Optional<FilmQuery> owned = owned(connection, id, chosen);
      return owned.isPresent()
          ? Optional.of(question(connection, owned.get(), id))
          : Optional.empty();
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT folder.path, find.find_key, find.content, find.folder FROM find"
                + " JOIN folder ON folder.number = find.folder WHERE find.title = ?")) {
      query.setString(1, id.value());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        FindForm form = new FindForm(Path.of(row.getString(1)));
        Find find = form.find(row.getString(2), row.getBytes(3));
        return find.kind() == Title.Kind.EPISODE
            ? episode(connection, row.getInt(4), form, find)
            : Optional.of(question(connection, whole(find, chosen), id));
      }
    }
  }

  private static Question question(Connection connection, FilmQuery query, TitleId whose)
      throws SQLException {
    return new Question(query, whose, FactRows.chosenAt(connection, whose));
  }

  private static FilmQuery whole(Find find, Optional<FactRows.Chosen> chosen) {
    return new FilmQuery(
        find.kind() == Title.Kind.SERIES ? FilmQuery.Kind.SERIES : FilmQuery.Kind.FILM,
        name(chosen, find.name()),
        year(chosen, find.year()),
        language(),
        Optional.empty(),
        ids(chosen, find.ids()),
        Optional.of(find.beside()));
  }

  private static Optional<Question> episode(
      Connection connection, int folder, FindForm form, Find find) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT title, content FROM find WHERE folder = ? AND find_key = ?")) {
      query.setInt(1, folder);
      query.setString(2, find.parent().orElse(""));
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Find series = form.find(find.parent().orElse(""), row.getBytes(2));
        TitleId id = new TitleId(row.getString(1));
        Optional<FactRows.Chosen> chosen = FactRows.chosen(connection, id);
        Map<String, String> ids =
            new HashMap<>(
                FactRows.answer(connection, id)
                    .flatMap(FactRows.Answer::facts)
                    .orElse(Facts.NONE)
                    .ids());
        ids.putAll(ids(chosen, series.ids()));
        FilmQuery about =
            new FilmQuery(
                FilmQuery.Kind.EPISODE,
                name(chosen, series.name()),
                year(chosen, series.year()),
                language(),
                Optional.of(new FilmQuery.Episode(find.season(), find.number())),
                ids,
                Optional.of(find.beside()));
        return Optional.of(question(connection, about, id));
      }
    }
  }

  private static Optional<FilmQuery> owned(
      Connection connection, TitleId id, Optional<FactRows.Chosen> chosen) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT title, release_year FROM film WHERE licence = ?")) {
      query.setString(1, id.licence().orElseThrow().hex());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        int year = row.getInt(2);
        return Optional.of(
            new FilmQuery(
                FilmQuery.Kind.FILM,
                name(chosen, row.getString(1)),
                year(chosen, year > 0 ? OptionalInt.of(year) : OptionalInt.empty()),
                language(),
                Optional.empty(),
                ids(chosen, Map.of()),
                Optional.empty()));
      }
    }
  }

  private static String name(Optional<FactRows.Chosen> chosen, String name) {
    return chosen.map(FactRows.Chosen::name).filter(word -> !word.isBlank()).orElse(name);
  }

  private static OptionalInt year(Optional<FactRows.Chosen> chosen, OptionalInt year) {
    int number = chosen.map(FactRows.Chosen::year).orElse(0);
    return number > 0 ? OptionalInt.of(number) : year;
  }

  private static Map<String, String> ids(
      Optional<FactRows.Chosen> chosen, Map<String, String> ids) {
    Map<String, String> all = new HashMap<>(ids);
    chosen.ifPresent(
        one -> {
          // A person who chose another film did not mean the one that the name tells of.
          all.clear();
          all.putAll(one.ids());
        });
    return all;
  }

  private static String language() {
    return Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag();
  }
}
