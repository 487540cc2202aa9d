package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.library.LibraryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class H2LibraryKillTest {

  private static final int KILLS = 8;

  @TempDir Path home;

  @Test
  void aKilledProcessLosesNothingThatItWasToldIsKept() throws Exception {
    Random random = new Random(20261121);
    int told = -1;
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = writer();
      try (BufferedReader lines = writer.inputReader()) {
        String first = lines.readLine();
        assertThat(first).startsWith("open ");
        assertThat(Integer.parseInt(first.substring(5))).isGreaterThan(told);
        for (int left = random.nextInt(1, 40); left > 0; left--) {
          told = Integer.parseInt(lines.readLine().substring("kept ".length()));
        }
      } finally {
        writer.destroyForcibly().waitFor();
      }
    }
    H2Library library = new Household(home, 7).open();
    assertThat(library.pending().size()).isGreaterThan(told);
    library.close();
  }

  @Test
  void aLibraryThatIsOpenElsewhereSaysSoAndOpensWhenTheOtherIsKilled() throws Exception {
    Process writer = writer();
    try (BufferedReader lines = writer.inputReader()) {
      assertThat(lines.readLine()).startsWith("open ");
      assertThatThrownBy(() -> new Household(home, 7).open())
          .isInstanceOf(LibraryException.class)
          .hasMessageContaining("open in another process");
    } finally {
      writer.destroyForcibly().waitFor();
    }
    new Household(home, 7).open().close();
  }

  private Process writer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            home.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
