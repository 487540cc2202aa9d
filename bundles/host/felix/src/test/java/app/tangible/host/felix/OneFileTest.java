package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneFileTest {

  private static final String TEMPLATE =
      """
      {
        "store": {"default": "http://a", "is": ["x.mirror:catalogue", "x.tracker:server"],
          "means": "Which store."},
        "films": {"default": ["all"], "is": ["x.mirror:films"], "means": "Which films."},
        "port": {"default": 8471, "is": ["http:port"], "means": "Which port."}
      }
      """;

  @TempDir private Path folder;

  private OneFile open() throws Exception {
    Path template = Files.writeString(folder.resolve(OneFile.TEMPLATE), TEMPLATE);
    return OneFile.of(template, folder.resolve("seeder.json")).orElseThrow();
  }

  private Map<String, Map<String, Object>> spread(OneFile one) throws Exception {
    return one.spread(ConfigurationFile.read(one.file()));
  }

  @Test
  void isWrittenAtTheFirstStartWithDefaultsAndWhatTheyMean() throws Exception {
    OneFile one = open();
    assertThat(Files.readString(one.file()))
        .contains("\"// store\" : \"Which store.\"")
        .contains("\"store\" : \"http://a\"");
    Map<String, Map<String, Object>> spread = spread(one);
    assertThat(spread.get("x.tracker")).containsEntry("server", "http://a");
    assertThat(spread.get("x.mirror")).containsEntry("catalogue", "http://a");
    assertThat((String[]) spread.get("x.mirror").get("films")).containsExactly("all");
    assertThat(spread.get("http")).containsEntry("port", 8471L);
    assertThat(ConfigurationFile.read(one.file()).keySet()).allMatch(one::knows);
  }

  @Test
  void whatAPersonSetsStaysAndTheRestIsTheDefault() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("seeder.json"), "{\"store\": \"http://b\", \"odd\": 1, \"port\": null}");
    OneFile one = open();
    assertThat(Files.readString(file)).contains("odd");
    Map<String, Map<String, Object>> spread = spread(one);
    assertThat(spread.get("x.tracker")).containsEntry("server", "http://b");
    assertThat(spread.get("http")).containsEntry("port", 8471L);
    assertThat(one.knows("odd")).isFalse();
  }

  @Test
  void aProductWithoutATemplateHasNone() throws Exception {
    assertThat(OneFile.of(folder.resolve("none"), folder.resolve("x.json")))
        .isEqualTo(Optional.empty());
    assertThat(folder.resolve("x.json")).doesNotExist();
  }
}
