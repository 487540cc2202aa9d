package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenFilesTest {

  private static final String PID = "app.tangible.transfer.swarm";

  @TempDir private Path folder;

  private ChosenFiles chosen;

  @BeforeEach
  void open() {
    chosen = new ChosenFiles(folder);
  }

  @Test
  void keepsEveryKindOfValueAsAConfigurationFile() throws Exception {
    chosen.put(PID, "text", Optional.of("a \" b"));
    chosen.put(PID, "yes", Optional.of(true));
    chosen.put(PID, "count", Optional.of(12L));
    chosen.put(PID, "share", Optional.of(0.5));
    assertThat(ConfigurationFile.read(chosen.file(PID)))
        .containsEntry("text", Optional.of("a \" b"))
        .containsEntry("yes", Optional.of(true))
        .containsEntry("count", Optional.of(12L))
        .containsEntry("share", Optional.of(0.5));
  }

  @Test
  void theFileGoesWithTheLastChoice() {
    chosen.put(PID, "count", Optional.of(12L));
    chosen.put(PID, "count", Optional.empty());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBrokenFileIsChosenAnew() throws Exception {
    Files.writeString(chosen.file(PID), "{\"count\": ");
    chosen.put(PID, "count", Optional.of(3L));
    assertThat(ConfigurationFile.read(chosen.file(PID))).containsEntry("count", Optional.of(3L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.tangible.host.felix",
        "org.apache.felix.http",
        "../app.tangible.ui",
        "app.tangible.ui/../x",
        "app.tangible.ui~one",
        "app.tangible.",
        ""
      })
  void nobodyChoosesForTheHostForStrangersOrOutsideTheFolder(String pid) {
    assertThatThrownBy(() -> chosen.put(pid, "trusted", Optional.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesWhatNoConfigurationHolds() {
    for (Object value : List.of(1, new Object(), "x".repeat(1_001), List.of("a"))) {
      assertThatThrownBy(() -> chosen.put(PID, "key", Optional.of(value)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> chosen.put(PID, "a key", Optional.of(1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeKeptIsNotChosen() throws Exception {
    Path nowhere = folder.resolve("gone");
    ChosenFiles lost = new ChosenFiles(nowhere);
    assertThatThrownBy(() -> lost.put(PID, "count", Optional.of(1L)))
        .isInstanceOf(UncheckedIOException.class);
  }
}
