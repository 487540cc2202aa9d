package app.tangible.database.h2;

import app.tangible.database.Database;
import app.tangible.keys.wrapped.WrappedKeys;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.h2.Driver;
import org.h2.util.OsgiDataSourceFactory;

/**
 * A process that says what it found of the life before, {@code kept WRITER ROWS}, and whose writers
 * then say what they wrote, {@code wrote WRITER ROW}, each only after its transaction returned.
 */
final class Writers {

  static final int COUNT = 16;
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private Writers() {}

  static H2Database open(Path folder) {
    return new H2Database(
        new OsgiDataSourceFactory(new Driver()),
        new WrappedKeys(folder, SECRET),
        (source, dialect) -> {},
        folder);
  }

  /** The folder, and the number of this life. */
  public static void main(String[] arguments) {
    Database database = open(Path.of(arguments[0]));
    int life = Integer.parseInt(arguments[1]);
    kept(database, life - 1)
        .forEach((writer, rows) -> System.out.println("kept " + writer + " " + rows));
    System.out.println("begins");
    for (int writer = 0; writer < COUNT; writer++) {
      int own = writer;
      Thread.ofPlatform().start(() -> write(database, life, own));
    }
  }

  private static void write(Database database, int life, int writer) {
    for (int row = 1; ; row++) {
      int number = row;
      database.transaction(
          t ->
              t.change(
                  "insert into written values (?, ?, ?, ?)",
                  life,
                  writer,
                  number,
                  "x".repeat(100 + number % 500)));
      database.transaction(
          t ->
              t.change(
                  "update written set text = 'read' where life = ? and writer = ? and number = ?",
                  life,
                  writer,
                  number - 1));
      System.out.println("wrote " + writer + " " + row);
    }
  }

  /** Rows by writer. */
  static Map<Integer, Integer> kept(Database database, int life) {
    Map<Integer, Integer> kept = new TreeMap<>();
    database.transaction(
        t ->
            t.list(
                "select writer, count(*) as kept from written where life = ? group by writer",
                row -> kept.put(row.getInt("writer"), row.getInt("kept")),
                life));
    return kept;
  }
}
