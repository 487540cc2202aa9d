package app.tangible.database;

import javax.sql.DataSource;
import org.osgi.annotation.versioning.ProviderType;

/** The tables of the whole server, in numbered versions. For providers of {@link Database}. */
@ProviderType
public interface Schema {

  /**
   * Brings the database to the newest version. Several processes may call it at once: one does the
   * work, the others wait.
   *
   * @throws RuntimeException when a version fails, is not the one that ran before, or the database
   *     is newer than this program; nothing of the failed version stays where the database can roll
   *     back definitions
   */
  void update(DataSource source, Dialect dialect);

  /** How the database speaks. */
  enum Dialect {
    /** H2 in PostgreSQL mode. */
    H2,
    /** PostgreSQL 15 or newer. */
    POSTGRESQL
  }
}
