package app.tangible.library.folders;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Shelf.Query;
import app.tangible.library.Title;
import app.tangible.library.WatchedFolders.Holds;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KilledScanTest {

  private static final int FILMS = 600;

  @TempDir Path home;
  @TempDir Path disk;

  @Test
  void aScanThatIsKilledGoesOnAndLosesNothing() throws Exception {
    for (int i = 0; i < FILMS; i++) {
      Path folder = Files.createDirectory(disk.resolve("Film %04d (1999)".formatted(i)));
      Files.write(folder.resolve("Film %04d (1999).mkv".formatted(i)), Media.tiny());
    }
    Random random = new Random(20261121);
    Set<Title> before = Set.of();
    for (int kill = 0; kill < 2; kill++) {
      Process scanner = scanner();
      try (BufferedReader lines = scanner.inputReader()) {
        assertThat(lines.readLine()).isEqualTo("open");
        long until = System.nanoTime() + random.nextInt(500_000_000);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
      } finally {
        scanner.destroyForcibly().waitFor();
      }
      try (Rig rig = new Rig(home)) {
        // What was on the shelf is there before the next scan ends.
        Set<Title> now = Set.copyOf(rig.shelf.browse(Query.ALL));
        assertThat(now.containsAll(before)).isTrue();
        before = now;
      }
    }
    try (Rig rig = new Rig(home)) {
      rig.folders.add(disk, Holds.FILMS);
      rig.settled();
      Set<Title> found = Set.copyOf(rig.shelf.browse(Query.ALL));
      assertThat(found).hasSize(FILMS);
      assertThat(found.containsAll(before)).isTrue();
      rig.folders.scan();
      rig.settled();
      assertThat(Set.copyOf(rig.shelf.browse(Query.ALL))).isEqualTo(found);
    }
  }

  private Process scanner() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledScan.class.getName(),
            home.toString(),
            disk.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
