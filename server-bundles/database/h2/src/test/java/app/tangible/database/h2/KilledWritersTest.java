package app.tangible.database.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while many write. With H2 2.5.252 rows that were written are gone afterwards, the oftener
 * the busier the machine is (docs/adr/0114).
 */
final class KilledWritersTest {

  private static final int LIVES = 8;
  private static final int FEWEST_ROWS = 20;
  private static final int MOST_ROWS = 400;

  @TempDir Path folder;

  @Test
  void findAllThatTheyHadWritten() throws IOException {
    try (H2Database database = Writers.open(folder)) {
      database.transaction(
          t ->
              t.change(
                  "create table written (life int, writer int, number int, text varchar(1000),"
                      + " primary key (life, writer, number))"));
    }
    for (int life = 1; life <= LIVES; life++) {
      Map<Integer, Integer> said = killedLife(life);
      assertThat(said).isNotEmpty();
      try (H2Database database = Writers.open(folder)) {
        Map<Integer, Integer> kept = kept(database, life);
        for (Map.Entry<Integer, Integer> writer : said.entrySet()) {
          assertThat(kept.getOrDefault(writer.getKey(), 0))
              .as("rows of writer %d in life %d", writer.getKey(), life)
              .isGreaterThanOrEqualTo(writer.getValue());
        }
      }
    }
  }

  /** Writes until some rows are there, dies; what each writer had said by then. */
  private Map<Integer, Integer> killedLife(int life) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writers.class.getName(),
                folder.toString(),
                Integer.toString(life))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int rows = ThreadLocalRandom.current().nextInt(FEWEST_ROWS, MOST_ROWS);
    Map<Integer, Integer> said = new TreeMap<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = List.of(line.split(" "));
        if (words.size() == 2 && words.get(0).matches("\\d+")) {
          said.put(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1)));
        }
        if (--rows == 0) {
          process.toHandle().destroyForcibly(); // leaves the pipe open: what was said is read
        }
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    return said;
  }

  private static Map<Integer, Integer> kept(H2Database database, int life) {
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
