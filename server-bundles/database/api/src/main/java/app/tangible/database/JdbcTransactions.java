package app.tangible.database;

import app.tangible.database.Database.Work;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions over JDBC, tried again while others are in the way. For providers. */
public final class JdbcTransactions {

  private static final Logger log = LoggerFactory.getLogger(JdbcTransactions.class);

  /** Of those that conflict one always gets through, so this bounds how many may conflict. */
  private static final int ATTEMPTS = 50;

  private final DataSource source;
  private final AfterWrite afterWrite;

  /** What a provider does when a transaction that wrote has been committed. */
  @FunctionalInterface
  public interface AfterWrite {
    /** Does it; the connection is not yet given back. */
    void with(Connection connection) throws SQLException;
  }

  /** Over the connections of this source. */
  public JdbcTransactions(DataSource source, AfterWrite afterWrite) {
    this.source = source;
    this.afterWrite = afterWrite;
  }

  /** As {@link Database#transaction} says. */
  public <T> T run(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (DatabaseException e) {
        if (!e.isConflict() || attempt == ATTEMPTS) {
          throw e;
        }
        log.debug("a transaction was in the way of another, attempt {}", attempt);
      }
    }
  }

  private <T> T once(Work<T> work) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Transaction transaction = new Transaction(connection);
        T result = work.in(transaction);
        connection.commit();
        if (transaction.wrote()) {
          afterWrite.with(connection);
        }
        return result;
      } catch (Throwable e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new DatabaseException("a transaction failed", e);
    }
  }
}
