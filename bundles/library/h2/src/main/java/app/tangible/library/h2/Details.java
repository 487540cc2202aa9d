package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import app.tangible.library.intake.Trouble;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that the tables know of one title. */
final class Details {

  private Details() {}

  static TitleDetail of(Connection connection, Title title) throws SQLException {
    Facts facts =
        FactRows.answer(connection, title.id()).flatMap(FactRows.Answer::facts).orElse(Facts.NONE);
    Optional<Find> find = find(connection, title);
    return new TitleDetail(
        title,
        facts.originalName().isBlank() ? title.name() : facts.originalName(),
        facts.tagline(),
        facts.synopsis().isBlank() ? storeText(connection, title, "synopsis") : facts.synopsis(),
        facts.directors(),
        facts.cast(),
        facts.studios().isEmpty() ? studio(connection, title) : facts.studios(),
        facts.rating(),
        facts.certificate(),
        ids(connection, title, find, facts),
        find.flatMap(Find::backdrop).map(Path::toUri).or(facts::backdrop),
        facts.logo(),
        find.map(one -> one.files().stream().map(FoundFile::path).toList()).orElse(List.of()),
        find.filter(one -> !one.files().isEmpty())
            .map(one -> one.files().getFirst().streams())
            .orElse(List.of()),
        problem(title, find));
  }

  private static Optional<Find> find(Connection connection, Title title) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT folder.path, find.find_key, find.content FROM find"
                + " JOIN folder ON folder.number = find.folder WHERE find.title = ?")) {
      query.setString(1, title.id().value());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new FindForm(Path.of(row.getString(1))).find(row.getString(2), row.getBytes(3)))
            : Optional.empty();
      }
    }
  }

  private static List<String> studio(Connection connection, Title title) throws SQLException {
    String studio = storeText(connection, title, "studio");
    return studio.isBlank() ? List.of() : List.of(studio);
  }

  /** What the store said of an owned film. */
  private static String storeText(Connection connection, Title title, String column)
      throws SQLException {
    if (title.id().licence().isEmpty()) {
      return "";
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + column + " FROM film WHERE licence = ?")) {
      query.setString(1, title.id().licence().get().hex());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private static Map<String, String> ids(
      Connection connection, Title title, Optional<Find> find, Facts facts) throws SQLException {
    Map<String, String> ids = new HashMap<>(facts.ids());
    find.ifPresent(one -> ids.putAll(one.ids()));
    FactRows.chosen(connection, title.id()).ifPresent(chosen -> ids.putAll(chosen.ids()));
    return ids;
  }

  private static Optional<String> problem(Title title, Optional<Find> find) {
    Optional<String> trouble =
        find.stream()
            .flatMap(one -> one.files().stream())
            .flatMap(file -> file.trouble().stream())
            .findFirst()
            .map(Details::words);
    return trouble.isPresent() || title.onDisk() || title.origin() == Title.Origin.OWNED
        ? trouble
        : Optional.of(Messages.text("away"));
  }

  static String words(Trouble trouble) {
    return Messages.text("trouble." + trouble.name().toLowerCase(Locale.ROOT));
  }
}
