package app.tangible.library.h2;

import app.tangible.library.LibraryException;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Who watches now, and what he has seen, in memory. */
final class Audience {

  private static final int NOBODY = 0;

  /** One viewer and what he has seen. */
  record Now(Viewer viewer, Map<TitleId, SeenRows.Row> seen) {

    boolean limited() {
      return viewer.ageLimit().isPresent();
    }

    boolean nobody() {
      return viewer.number() == NOBODY;
    }
  }

  private volatile Now now;

  /** The one who watched last, unless he has a PIN. */
  Audience(Connection connection) throws SQLException {
    List<ViewerRows.Row> rows = ViewerRows.all(connection);
    int last = ViewerRows.current(connection);
    now =
        of(
            connection,
            rows.stream()
                .filter(row -> row.viewer().number() == last && row.pin().isEmpty())
                .findFirst()
                .or(() -> open(rows)));
  }

  private static Optional<ViewerRows.Row> open(List<ViewerRows.Row> rows) {
    return rows.stream().filter(row -> row.pin().isEmpty()).findFirst();
  }

  Now now() {
    return now;
  }

  /** Why he may change nothing of the household's; empty when he may. */
  Optional<String> refusal() {
    return now.limited() ? Optional.of(Messages.text("limited")) : Optional.empty();
  }

  /** Goes on when he may. */
  void refuseLimited() {
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      throw new LibraryException(refusal.get());
    }
  }

  /** He watches from now on; where he is gone, another one without a PIN, or nobody. */
  void enter(Connection connection, int viewer) throws SQLException {
    List<ViewerRows.Row> rows = ViewerRows.all(connection);
    now =
        of(
            connection,
            rows.stream()
                .filter(row -> row.viewer().number() == viewer)
                .findFirst()
                .or(() -> open(rows)));
  }

  /** What is in memory is read anew. */
  void refresh(Connection connection) throws SQLException {
    enter(connection, now.viewer().number());
  }

  private static Now of(Connection connection, Optional<ViewerRows.Row> row) throws SQLException {
    Viewer viewer =
        row.map(found -> named(found.viewer()))
            .orElseGet(
                () -> new Viewer(NOBODY, Messages.text("nobody"), 0, OptionalInt.of(0), false));
    return new Now(viewer, new ConcurrentHashMap<>(SeenRows.all(connection, viewer.number())));
  }

  /** The first viewer has no name until a person gives him one. */
  static Viewer named(Viewer viewer) {
    return viewer.name().isEmpty()
        ? new Viewer(
            viewer.number(),
            Messages.text("household"),
            viewer.colour(),
            viewer.ageLimit(),
            viewer.hasPin())
        : viewer;
  }
}
