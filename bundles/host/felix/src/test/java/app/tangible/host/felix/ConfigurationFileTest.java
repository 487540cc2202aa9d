package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

  @TempDir private Path folder;

  private Map<String, Optional<Object>> read(String text)
      throws IOException, ConfigurationFile.BrokenException {
    Path file = folder.resolve("pid.json");
    Files.writeString(file, text);
    return ConfigurationFile.read(file);
  }

  @Test
  void readsEachKindOfValue() throws Exception {
    Map<String, Optional<Object>> values =
        read("{\"a\": \"x\", \"b\": 7, \"c\": 1.5, \"d\": false, \"e\": [1, 2], \"f\": []}");
    assertThat(values.get("a")).hasValue("x");
    assertThat(values.get("b")).hasValue(7L);
    assertThat(values.get("c")).hasValue(1.5);
    assertThat(values.get("d")).hasValue(false);
    assertThat(values.get("e")).hasValue(new Long[] {1L, 2L});
    assertThat(values.get("f")).hasValue(new String[0]);
  }

  @Test
  void aNullDropsTheKey() throws Exception {
    assertThat(read("{\"a\": null}").get("a")).isEmpty();
  }

  @Test
  void aMissingFileSaysNothing() throws Exception {
    assertThat(ConfigurationFile.read(folder.resolve("none.json"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1]",
        "\"text\"",
        "{\"a\": 1} {}",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": {\"b\": 1}}",
        "{\"a\": [1, \"x\"]}",
        "{\"a\": [[1]]}",
        "{\"a\": 123456789012345678901234567890}"
      })
  void refusesWhatIsNoFlatObject(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ConfigurationFile.BrokenException.class);
  }

  @Test
  void saysWhereAndNeverWhat() {
    assertThatThrownBy(() -> read("{\"password\": \"hunter2\"\n oops}"))
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    assertThatThrownBy(() -> read("{\"a\": \"" + "x".repeat(70_000) + "\"}"))
        .hasMessageContaining("larger");
  }
}
