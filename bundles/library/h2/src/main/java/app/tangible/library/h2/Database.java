package app.tangible.library.h2;

import app.tangible.library.LibraryException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The one connection to the encrypted file, used by the one thread that owns it: an interrupted
 * caller would make the JDK close H2's file channel under it, so callers never touch it.
 */
final class Database implements AutoCloseable {

  // Error codes of H2: https://h2database.com/javadoc/org/h2/api/ErrorCode.html
  private static final int ENCRYPTION = 90049;
  private static final int CORRUPTED = 90030;
  private static final int ALREADY_OPEN = 90020;

  /**
   * No trace file (it would hold statements with titles), no results spilled into files in clear.
   */
  private static final String SETTINGS =
      ";CIPHER=AES;COMPRESS=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0"
          + ";DB_CLOSE_ON_EXIT=FALSE;MAX_MEMORY_ROWS=2147483647";

  private static final String THREAD = "library";

  private final ExecutorService owner =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(THREAD).factory());
  private final Path folder;
  private final Connection connection;

  Database(DataSourceFactory drivers, Path folder, byte[] key) {
    this.folder = folder;
    try {
      connection = call(() -> open(drivers, folder, key));
    } catch (RuntimeException e) {
      owner.shutdown();
      throw e;
    }
  }

  private static Connection open(DataSourceFactory drivers, Path folder, byte[] key)
      throws SQLException, IOException {
    Properties properties = new Properties();
    properties.setProperty(
        DataSourceFactory.JDBC_URL, "jdbc:h2:file:" + folder.resolve("library") + SETTINGS);
    properties.setProperty(DataSourceFactory.JDBC_USER, "library");
    // "<file password> <user password>". JDBC takes a String, which cannot be wiped.
    properties.setProperty(
        DataSourceFactory.JDBC_PASSWORD, HexFormat.of().formatHex(key) + " library");
    Connection connection = drivers.createDataSource(properties).getConnection();
    try {
      Migrations.run(connection, folder);
      sync(connection);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Work on the connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T read(Work<T> work) {
    return call(
        () -> {
          T result = work.on(connection);
          connection.rollback();
          return result;
        });
  }

  /** In one transaction that is on the disk on return. */
  void write(Work<?> work) {
    write(work, (unused, result) -> result);
  }

  /** What is done with the result of the work once it is on the disk. */
  @FunctionalInterface
  interface After<T> {
    T on(Connection connection, T result) throws SQLException;
  }

  /** As {@link #write(Work)}; nobody else comes between it and what is done after it. */
  <T> T write(Work<T> work, After<T> after) {
    return call(
        () -> {
          T result;
          try {
            result = work.on(connection);
            connection.commit();
          } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
          }
          sync(connection);
          after.on(connection, result);
          connection.rollback();
          return result;
        });
  }

  /** A commit alone is in the operating system's memory; this forces it to the disk. */
  private static void sync(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  /** Something that may fail on the owner's thread. */
  @FunctionalInterface
  private interface Task<T> {
    T run() throws SQLException, IOException;
  }

  private <T> T call(Task<T> task) {
    if (Thread.currentThread().getName().equals(THREAD)) {
      throw new IllegalStateException("work on the connection asks for the connection");
    }
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                try {
                  return task.run();
                } catch (SQLException | IOException e) {
                  throw new CompletionException(e);
                }
              },
              owner)
          .join();
    } catch (RejectedExecutionException e) {
      throw new LibraryException(Messages.text("closed"), e);
    } catch (CompletionException e) {
      throw explained(e.getCause());
    }
  }

  private RuntimeException explained(Throwable cause) {
    return switch (cause) {
      case SQLException sql ->
          switch (sql.getErrorCode()) {
            case ENCRYPTION -> new LibraryException(Messages.text("wrongKey", folder), sql);
            case CORRUPTED ->
                new LibraryException(Messages.text("damaged", folder, "H2 " + CORRUPTED), sql);
            case ALREADY_OPEN -> new LibraryException(Messages.text("inUse", folder), sql);
            default ->
                new LibraryException(
                    Messages.text(
                        cutShort(sql) ? "damaged" : "failed", folder, "H2 " + sql.getErrorCode()),
                    sql);
          };
      case RuntimeException unexpected -> unexpected;
      default ->
          new LibraryException(
              Messages.text("failed", folder, cause.getClass().getSimpleName()), cause);
    };
  }

  private static boolean cutShort(Throwable cause) {
    Throwable at = cause;
    // H2's causes can run in a circle.
    for (int depth = 0; depth < 10 && at.getCause() != null; depth++) {
      at = at.getCause();
    }
    return at instanceof EOFException;
  }

  @Override
  public void close() {
    try {
      call(
          () -> {
            connection.close();
            return true;
          });
    } finally {
      owner.close();
    }
  }
}
