package app.tangible.database;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The server's database. Safe for use by several threads. */
@ProviderType
public interface Database {

  /**
   * Runs the scripts that this module has not run yet, in order, each in its own transaction.
   *
   * @param module such as {@code catalogue}
   * @param scripts one or more statements each; never changed once released, only added to
   */
  void migrate(String module, List<String> scripts);

  /**
   * Runs the work in one transaction, and again when another one was in its way. It touches nothing
   * but the transaction. What it wrote is on the disk when this returns.
   *
   * @throws DatabaseException when the database fails; what the work throws passes through. In both
   *     cases nothing was written
   */
  <T> T transaction(Work<T> work);

  /** Work in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T in(Transaction transaction);
  }
}
