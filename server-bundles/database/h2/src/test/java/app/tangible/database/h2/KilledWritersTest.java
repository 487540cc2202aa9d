package app.tangible.database.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while many write, again and again without a clean end. {@code -Dtangible.lives=200} on a
 * busy machine finds what docs/adr/0114 tells of; the few lives here find what always goes wrong.
 */
final class KilledWritersTest {

  private static final int LIVES = Integer.getInteger("tangible.lives", 6);
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
    Map<Integer, Integer> said = Map.of();
    for (int life = 1; life <= LIVES; life++) {
      said = killedLife(life, said);
    }
    try (H2Database database = Writers.open(folder)) {
      assertNothingLost(said, Writers.kept(database, LIVES), LIVES);
    }
  }

  private static void assertNothingLost(
      Map<Integer, Integer> said, Map<Integer, Integer> kept, int life) {
    said.forEach(
        (writer, rows) ->
            assertThat(kept.getOrDefault(writer, 0))
                .as("rows of writer %d in life %d", writer, life)
                .isGreaterThanOrEqualTo(rows));
  }

  /** Finds what the life before wrote, writes some rows and dies; what each writer had said. */
  private Map<Integer, Integer> killedLife(int life, Map<Integer, Integer> before)
      throws IOException {
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
    Map<Integer, Integer> kept = new TreeMap<>();
    Map<Integer, Integer> said = new TreeMap<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" "); // the last line may be cut off: it was not said
        if (words.length != 3 && !line.equals("begins")) {
          continue;
        }
        switch (words[0]) {
          case "kept" -> kept.put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
          case "begins" -> assertNothingLost(before, kept, life - 1);
          case "wrote" -> said.put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
          default -> throw new AssertionError(line);
        }
        if (said.size() > 0 && --rows == 0) {
          process.toHandle().destroyForcibly(); // leaves the pipe open: what was said is read
        }
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    assertThat(said).isNotEmpty();
    return said;
  }
}
