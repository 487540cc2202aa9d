package app.tangible.database.trial;

import app.tangible.database.Database;
import app.tangible.database.flyway.FlywaySchema;
import app.tangible.database.h2.H2Database;
import app.tangible.keys.ServerKeys;
import app.tangible.web.HealthCheck;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.Driver;
import org.h2.util.OsgiDataSourceFactory;

/** The database of a server's home, with all its tables; opened and closed as often as needed. */
public final class TrialDatabase implements Database, HealthCheck, AutoCloseable {

  private final H2Database real;

  private TrialDatabase(H2Database real) {
    this.real = real;
  }

  /** The database that belongs to this folder, as it was left. */
  public static TrialDatabase open(ServerKeys keys, Path folder) {
    return new TrialDatabase(
        new H2Database(new OsgiDataSourceFactory(new Driver()), keys, new FlywaySchema(), folder));
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return real.transaction(work);
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public Optional<String> problem() {
    return real.problem();
  }

  @Override
  public void close() {
    real.close();
  }
}
