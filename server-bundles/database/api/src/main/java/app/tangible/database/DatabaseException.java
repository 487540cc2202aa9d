package app.tangible.database;

import java.sql.SQLException;

/** The database failed. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

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
    return getCause() instanceof SQLException sql
        && ("40001".equals(sql.getSQLState()) || "HYT00".equals(sql.getSQLState()));
  }
}
