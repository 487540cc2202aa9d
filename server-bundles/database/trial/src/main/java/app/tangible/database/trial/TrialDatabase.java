package app.tangible.database.trial;

import app.tangible.database.Database;
import app.tangible.database.flyway.FlywaySchema;
import app.tangible.database.h2.H2Database;
import app.tangible.keys.ServerKeys;
import app.tangible.web.HealthCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.h2.Driver;
import org.h2.util.OsgiDataSourceFactory;

/**
 * The database of a server's home, with all its tables; opened and closed as often as needed. It is
 * H2, or PostgreSQL when the JVM has {@code -Dtangible.database=postgresql}.
 */
public final class TrialDatabase implements Database, HealthCheck, AutoCloseable {

  private static final String KIND = "tangible.database";
  private static final int CONNECTIONS = 10;

  /** Which provider. */
  public enum Kind {
    /** In a file of the home. */
    H2,
    /** In a server that the first test starts. */
    POSTGRESQL
  }

  private final Database real;
  private final HealthCheck health;
  private final Runnable close;

  private <D extends Database & HealthCheck> TrialDatabase(D real, Runnable close) {
    this.real = real;
    health = real;
    this.close = close;
  }

  /** The database that belongs to this folder, as it was left, of the kind that the JVM names. */
  public static TrialDatabase open(ServerKeys keys, Path folder) {
    return open(kind(), keys, folder);
  }

  /** The database that belongs to this folder, as it was left. */
  public static TrialDatabase open(Kind kind, ServerKeys keys, Path folder) {
    return switch (kind) {
      case H2 -> {
        var h2 =
            new H2Database(
                new OsgiDataSourceFactory(new Driver()), keys, new FlywaySchema(), folder);
        yield new TrialDatabase(h2, h2::close);
      }
      case POSTGRESQL -> {
        var postgresql = Postgres.open(folder, CONNECTIONS);
        yield new TrialDatabase(postgresql, postgresql::close);
      }
    };
  }

  /** What a JVM that a test starts must be told, to open the same databases. */
  public static List<String> javaArguments() {
    return switch (kind()) {
      case H2 -> List.of();
      case POSTGRESQL ->
          List.of("-D" + KIND + "=postgresql", "-D" + Postgres.ADDRESS + "=" + Postgres.address());
    };
  }

  private static Kind kind() {
    return Kind.valueOf(System.getProperty(KIND, "h2").toUpperCase(Locale.ROOT));
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return real.transaction(work);
  }

  @Override
  public String name() {
    return health.name();
  }

  @Override
  public Optional<String> problem() {
    return health.problem();
  }

  @Override
  public void close() {
    close.run();
  }
}
