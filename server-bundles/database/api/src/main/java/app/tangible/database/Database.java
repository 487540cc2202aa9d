package app.tangible.database;

import org.osgi.annotation.versioning.ProviderType;

/** The server's database, with all its tables. Safe for use by several threads. */
@ProviderType
public interface Database {

  /**
   * Runs the work in one transaction, and again when another one was in its way. It touches nothing
   * but the transaction. What it wrote is on the disk when this returns. A statement that failed
   * ends the transaction: work never goes on after it.
   *
   * @throws DatabaseException when the database fails; what the work throws passes through. In both
   *     cases nothing was written, unless the connection to a server broke (or the thread was
   *     interrupted) in the commit itself: who must know reads again
   */
  <T> T transaction(Work<T> work);

  /** Work in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T in(Transaction transaction);
  }
}
