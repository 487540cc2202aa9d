package app.tangible.database.h2;

import app.tangible.database.Database;
import app.tangible.database.DatabaseException;
import app.tangible.database.JdbcTransactions;
import app.tangible.database.Schema;
import app.tangible.host.ProductHome;
import app.tangible.keys.ServerKeys;
import app.tangible.web.HealthCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One H2 file, encrypted (AES) under a password derived from the server's secret. Opening a session
 * in an open database costs microseconds, so there is no pool.
 */
@Component(
    service = {Database.class, HealthCheck.class},
    configurationPid = "app.tangible.database.h2",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = H2Database.Config.class)
public final class H2Database implements Database, HealthCheck, AutoCloseable {

  /** Where it lies. It is the server's database when this configuration is there. */
  @ObjectClassDefinition
  public @interface Config {
    /** Folder in the product's home. */
    @AttributeDefinition
    String folder() default "database";
  }

  private static final Logger log = LoggerFactory.getLogger(H2Database.class);

  private final DataSource source;
  private final JdbcTransactions transactions;

  /** Opens or makes the database. */
  @Activate
  public H2Database(
      @Reference(target = "(osgi.jdbc.driver.class=org.h2.Driver)") DataSourceFactory drivers,
      @Reference ServerKeys keys,
      @Reference Schema schema,
      @Reference ProductHome home,
      Config config) {
    this(drivers, keys, schema, home.folder(config.folder()));
  }

  /** In this folder. */
  public H2Database(DataSourceFactory drivers, ServerKeys keys, Schema schema, Path folder) {
    byte[] secret = keys.secretFor("database");
    Properties properties = new Properties();
    properties.setProperty(
        DataSourceFactory.JDBC_URL,
        "jdbc:h2:file:"
            + folder.resolve("server").toAbsolutePath()
            + ";CIPHER=AES;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";LOCK_TIMEOUT=5000;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0");
    properties.setProperty(DataSourceFactory.JDBC_USER, "tangible");
    // H2 wants the file's password and the user's, parted by a space.
    String hex = HexFormat.of().formatHex(secret);
    properties.setProperty(
        DataSourceFactory.JDBC_PASSWORD, hex.substring(0, 32) + " " + hex.substring(32));
    Arrays.fill(secret, (byte) 0);
    try {
      source = drivers.createDataSource(properties);
      source.getConnection().close();
    } catch (SQLException e) {
      throw new DatabaseException("the server's database cannot be opened", e);
    }
    schema.update(source, Schema.Dialect.H2);
    transactions = new JdbcTransactions(source, H2Database::sync);
  }

  @Override
  public <T> T transaction(Work<T> work) {
    return transactions.run(work);
  }

  // H2 leaves the write to the operating system; a power cut must not lose a payment.
  private static void sync(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Optional<String> problem() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(1) ? Optional.empty() : Optional.of("does not answer");
    } catch (SQLException e) {
      return Optional.of("cannot be reached");
    }
  }

  @Override
  @Deactivate
  public void close() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      log.warn("the database did not close cleanly; it repairs itself when it is opened", e);
    }
  }
}
