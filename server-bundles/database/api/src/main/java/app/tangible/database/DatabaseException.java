package app.tangible.database;

import java.sql.SQLException;
import java.util.Set;

/** The database failed. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Serialization failure, H2's lock timeout, PostgreSQL's deadlock (ISO 9075, PostgreSQL A). */
  private static final Set<String> CONFLICTS = Set.of("40001", "HYT00", "40P01");

  /** What was tried, with the cause. */
  public DatabaseException(String message, SQLException cause) {
    super(message, cause);
  }

  /** Whether a unique key was there already. */
  public boolean isDuplicate() {
    return getCause() instanceof SQLException sql && "23505".equals(sql.getSQLState());
  }

  /** Whether another transaction was in the way, so that the work may be tried again. */
  public boolean isConflict() {
    return getCause() instanceof SQLException sql && CONFLICTS.contains(sql.getSQLState());
  }
}
