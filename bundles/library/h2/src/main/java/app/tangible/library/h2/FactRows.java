package app.tangible.library.h2;

import app.tangible.library.TitleId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of what metadata sources said, and of what a person said a title is. */
final class FactRows {

  private FactRows() {}

  private static final int SOURCES = 40;
  private static final int NAME = 200;

  /**
   * What was answered when; nothing where no source knew it.
   *
   * @param language code of the language that was asked for; empty where that is not known
   * @param sources names of those that answered
   * @param stale whether it is what was known before, in the place of what could not be had
   */
  record Answer(
      long notes,
      Instant asked,
      String language,
      Set<String> sources,
      boolean stale,
      Optional<Facts> facts) {

    Answer {
      sources =
          sources.stream()
              .filter(name -> name.length() <= NAME && !name.contains("\n"))
              .limit(SOURCES)
              .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * With what was known before, where this one does not say it; of what was known before
     * something changed beside the title nothing stays: it may be another film's. That a source
     * lacks its key nobody tells, so words that it alone has stay too until they are there in this
     * language.
     *
     * @param partial whether a source could not be asked, or did not answer
     */
    Answer over(Answer before, boolean partial) {
      if (before.facts().isEmpty() || before.notes() != notes) {
        return this;
      }
      Facts known = before.facts().get();
      if (!partial && facts.isPresent() && (facts.get().tellMuch() || !known.tellMuch())) {
        return this;
      }
      boolean old = partial || before.stale() || !before.language().equals(language);
      Facts both = facts.map(now -> now.or(known)).orElse(known);
      return new Answer(notes, asked, language, sources, old, Optional.of(both));
    }
  }

  /** The columns of an answer. */
  static final String ANSWER =
      "fact.notes, fact.asked, fact.content, fact.language, fact.sources, fact.stale";

  /** What a person said it is. */
  record Chosen(String name, int year, Map<String, String> ids) {}

  static Optional<Answer> answer(Connection connection, TitleId id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + ANSWER + " FROM fact WHERE title = ?")) {
      query.setString(1, id.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(answer(row, 1)) : Optional.empty();
      }
    }
  }

  /** From the columns of {@link #ANSWER}, the first of which has that number. */
  static Answer answer(ResultSet row, int column) throws SQLException {
    String sources = row.getString(column + 4);
    return new Answer(
        row.getLong(column),
        row.getObject(column + 1, OffsetDateTime.class).toInstant(),
        row.getString(column + 3),
        sources.isEmpty() ? Set.of() : Set.of(sources.split("\n")),
        row.getBoolean(column + 5),
        Optional.ofNullable(row.getBytes(column + 2)).map(Facts::of));
  }

  /** Those whose language is not known are taken to be in this one. */
  static int adopt(Connection connection, String language) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("UPDATE fact SET language = ? WHERE language = ''")) {
      change.setString(1, language);
      return change.executeUpdate();
    }
  }

  /** Whether some are in another language than this one. */
  static boolean inOthers(Connection connection, String language) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM fact WHERE language <> ?)")) {
      query.setString(1, language);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  static int keep(Connection connection, TitleId id, Answer answer) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO fact (title, notes, asked, content, language, sources, stale) KEY (title)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      change.setString(1, id.value());
      change.setLong(2, answer.notes());
      change.setObject(3, answer.asked().atOffset(ZoneOffset.UTC));
      change.setBytes(4, answer.facts().map(Facts::bytes).orElse(null));
      change.setString(5, answer.language());
      change.setString(6, String.join("\n", answer.sources()));
      change.setBoolean(7, answer.stale());
      return change.executeUpdate();
    }
  }

  static int forget(Connection connection, TitleId id) throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement("DELETE FROM fact WHERE title = ?")) {
      change.setString(1, id.value());
      return change.executeUpdate();
    }
  }

  static Optional<Chosen> chosen(Connection connection, TitleId id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT name, release_year, ids FROM chosen WHERE title = ?")) {
      query.setString(1, id.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(new Chosen(row.getString(1), row.getInt(2), ids(row.getBytes(3))))
            : Optional.empty();
      }
    }
  }

  static Optional<Instant> chosenAt(Connection connection, TitleId id) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT chosen_at FROM chosen WHERE title = ?")) {
      query.setString(1, id.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }

  static int choose(Connection connection, TitleId id, Chosen chosen, Instant when)
      throws SQLException {
    try (PreparedStatement change =
        connection.prepareStatement(
            "MERGE INTO chosen (title, name, release_year, ids, chosen_at) KEY (title)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      change.setString(1, id.value());
      change.setString(2, chosen.name());
      change.setInt(3, chosen.year());
      change.setBytes(4, bytes(chosen.ids()));
      change.setObject(5, when.atOffset(ZoneOffset.UTC));
      return change.executeUpdate();
    }
  }

  private static byte[] bytes(Map<String, String> ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Form.map(out, ids);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Map<String, String> ids(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return Form.map(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
