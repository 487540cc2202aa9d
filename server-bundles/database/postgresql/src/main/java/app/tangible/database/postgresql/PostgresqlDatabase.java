package app.tangible.database.postgresql;

import app.tangible.database.Database;
import app.tangible.database.DatabaseException;
import app.tangible.database.JdbcTransactions;
import app.tangible.database.Schema;
import app.tangible.web.HealthCheck;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * A PostgreSQL database, 15 or newer, over a bounded pool of connections. Every transaction is
 * SERIALIZABLE: the work runs as if alone, and again when that could not be kept.
 */
@Component(
    service = {Database.class, HealthCheck.class},
    configurationPid = "app.tangible.database.postgresql",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PostgresqlDatabase.Config.class)
public final class PostgresqlDatabase implements Database, HealthCheck, AutoCloseable {

  private static final int CONNECTIONS_AT_MOST = 1_000;
  private static final int HEALTH_SECONDS = 1;

  /** Where it is. It is the server's database when this configuration is there. */
  @ObjectClassDefinition
  public @interface Config {
    /** {@code jdbc:postgresql://host:port/database}. */
    @AttributeDefinition
    String url() default "jdbc:postgresql://127.0.0.1:5432/tangible";

    /** The role; it owns the database's schema. */
    @AttributeDefinition
    String user() default "tangible";

    /** Its password; empty when the server asks for none. */
    @AttributeDefinition
    String _password() default "";

    /** Connections at most; who finds none waits for one. */
    @AttributeDefinition
    int maxConnections() default 10;

    /** How long one waits for a connection, at least 1. */
    @AttributeDefinition
    int waitSeconds() default 30;
  }

  private final HikariDataSource pool;
  private final JdbcTransactions transactions;

  /** Connects, and brings the schema to the newest version. */
  @Activate
  public PostgresqlDatabase(
      @Reference(target = "(osgi.jdbc.driver.class=org.postgresql.Driver)")
          DataSourceFactory drivers,
      @Reference Schema schema,
      Config config) {
    this(
        drivers,
        schema,
        config.url(),
        config.user(),
        config._password(),
        config.maxConnections(),
        config.waitSeconds());
  }

  /** At this URL. */
  public PostgresqlDatabase(
      DataSourceFactory drivers,
      Schema schema,
      String url,
      String user,
      String password,
      int maxConnections,
      int waitSeconds) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("url is jdbc:postgresql://host:port/database");
    }
    if (maxConnections < 1 || maxConnections > CONNECTIONS_AT_MOST || waitSeconds < 1) {
      throw new IllegalArgumentException(
          "maxConnections is 1 to 1000 and waitSeconds at least 1, got "
              + maxConnections
              + ", "
              + waitSeconds);
    }
    DataSource source = source(drivers, url, user, password);
    // Over a connection of its own: Flyway sets what a pool would hand on to the next.
    schema.update(source, Schema.Dialect.POSTGRESQL);
    pool = new HikariDataSource(pooled(source, maxConnections, waitSeconds));
    transactions = new JdbcTransactions(pool, connection -> {});
  }

  private static DataSource source(
      DataSourceFactory drivers, String url, String user, String password) {
    Properties properties = new Properties();
    properties.setProperty(DataSourceFactory.JDBC_URL, url);
    properties.setProperty(DataSourceFactory.JDBC_USER, user);
    properties.setProperty(DataSourceFactory.JDBC_PASSWORD, password);
    // The detail is the whole row: titles and secrets, which no log may have.
    properties.setProperty("logServerErrorDetail", "false");
    try {
      DataSource source = drivers.createDataSource(properties);
      source.getConnection().close();
      return source;
    } catch (SQLException e) {
      throw new DatabaseException("the server's database cannot be reached", e);
    }
  }

  private static HikariConfig pooled(DataSource source, int maxConnections, int waitSeconds) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setDataSource(source);
    config.setMaximumPoolSize(maxConnections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(waitSeconds));
    config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    config.setAutoCommit(false);
    return config;
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return transactions.run(work);
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Optional<String> problem() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(HEALTH_SECONDS) ? Optional.empty() : Optional.of("does not answer");
    } catch (SQLException e) {
      return Optional.of("cannot be reached");
    }
  }

  @Override
  @Deactivate
  public void close() {
    pool.close();
  }
}
