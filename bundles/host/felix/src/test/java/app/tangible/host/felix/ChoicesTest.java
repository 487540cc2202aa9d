package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.host.NotAllowedException;
import app.tangible.host.ProductHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What is chosen on the screen reaches the component, over what a person wrote. */
class ChoicesTest {

  private static final String PID = "app.tangible.transfer.swarm";

  @TempDir private Path root;

  /** What components are told, by PID. */
  private final Map<String, Map<String, Object>> told = new TreeMap<>();

  private ConfigurationFolder folder;

  private record Home(Path root) implements ProductHome {

    @Override
    public String product() {
      return "center";
    }

    @Override
    public Path folder(String name) {
      try {
        return Files.createDirectories(root.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Path distribution() {
      return root.resolve("distribution");
    }
  }

  @BeforeEach
  void start() throws Exception {
    Files.createDirectories(root.resolve("conf"));
    Files.writeString(
        root.resolve("conf").resolve(PID + ".json"),
        "{\"maxBytesPerSecond\": 7, \"stallSeconds\": 3}");
    folder = open();
  }

  @AfterEach
  void stop() {
    folder.close();
  }

  private ConfigurationFolder open() throws IOException {
    return new ConfigurationFolder(new Home(root), admin(), new Environment(Map.of()));
  }

  private ConfigurationAdmin admin() {
    return proxy(
        ConfigurationAdmin.class,
        (method, arguments) ->
            method.equals("getConfiguration") ? configuration((String) arguments[0]) : null);
  }

  private Configuration configuration(String pid) {
    return proxy(
        Configuration.class,
        (method, arguments) ->
            switch (method) {
              case "updateIfDifferent" -> {
                Map<String, Object> values = new TreeMap<>();
                Dictionary<?, ?> given = (Dictionary<?, ?>) arguments[0];
                Collections.list(given.keys())
                    .forEach(key -> values.put(String.valueOf(key), given.get(key)));
                yield !values.equals(told.put(pid, values));
              }
              case "delete" -> told.remove(pid);
              default -> null;
            });
  }

  private interface Answer {
    Object of(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  default -> answer.of(method.getName(), arguments);
                }));
  }

  @Test
  void aChoiceStandsOverTheFileKeyByKeyAndIsToldAtOnce() {
    folder.choose(PID, "maxBytesPerSecond", 2_000_000L);
    assertThat(told.get(PID))
        .containsEntry("maxBytesPerSecond", 2_000_000L)
        .containsEntry("stallSeconds", 3L);
    assertThat(folder.value(PID, "maxBytesPerSecond")).contains(2_000_000L);
    assertThat(folder.value(PID, "stallSeconds")).contains(3L);
    assertThat(folder.value(PID, "hedgeMillis")).isEmpty();
  }

  @Test
  void whatAPersonWroteIsNeverTouchedAndHoldsAgainWithoutTheChoice() throws Exception {
    Path file = root.resolve("conf").resolve(PID + ".json");
    String before = Files.readString(file);
    folder.choose(PID, "maxBytesPerSecond", 2_000_000L);
    assertThat(file).hasContent(before);
    folder.forget(PID, "maxBytesPerSecond");
    assertThat(told.get(PID)).containsEntry("maxBytesPerSecond", 7L);
  }

  @Test
  void aChoiceHoldsAfterARestart() throws Exception {
    folder.choose(PID, "maxBytesPerSecond", 5L);
    folder.close();
    told.clear();
    folder = open();
    assertThat(told.get(PID)).containsEntry("maxBytesPerSecond", 5L);
  }

  @Test
  void aPartWithoutAnyFileIsConfiguredByAChoiceAndGoesWithIt() {
    String pid = "app.tangible.transfer.voucher.seeder";
    folder.choose(pid, "earns", "");
    assertThat(told.get(pid)).containsEntry("earns", "");
    folder.forget(pid, "earns");
    assertThat(told).doesNotContainKey(pid);
    assertThat(folder.value(pid, "earns")).isEqualTo(Optional.empty());
  }

  @Test
  void whoMayNotChooseChangesNothing() {
    folder.rules = () -> Optional.of("Ask someone without an age limit.");
    assertThatThrownBy(() -> folder.choose(PID, "maxBytesPerSecond", 9L))
        .isInstanceOf(NotAllowedException.class)
        .hasMessage("Ask someone without an age limit.");
    assertThatThrownBy(() -> folder.forget(PID, "maxBytesPerSecond"))
        .isInstanceOf(NotAllowedException.class);
    assertThat(told.get(PID)).containsEntry("maxBytesPerSecond", 7L);

    folder.rules = Optional::empty;
    folder.choose(PID, "maxBytesPerSecond", 9L);
    assertThat(told.get(PID)).containsEntry("maxBytesPerSecond", 9L);
  }

  @Test
  void nobodyChoosesWhomThePluginsMayTrust() {
    assertThatThrownBy(() -> folder.choose("app.tangible.host.felix", "trusted", "evil"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(told).doesNotContainKey("app.tangible.host.felix");
  }
}
