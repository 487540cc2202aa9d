package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import app.tangible.sample.page.EveningPage;
import app.tangible.ui.Page;
import app.tangible.ui.plugins.PluginsPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Plug-ins page, and a page that a plug-in adds. */
class PluginsPageTest {

  @TempDir Path folder;

  /** Some that are removed when it is asked for. */
  private static final class Some implements Plugins {

    private final List<Plugin> all = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Some() {
      all.add(
          new Plugin(
              "festival-1.2.0.jar",
              "org.example.festival 1.2.0",
              Optional.empty(),
              Optional.empty(),
              List.of("MetadataSource", "Page")));
      for (Plugin.Trouble trouble : Plugin.Trouble.values()) {
        all.add(
            new Plugin(
                trouble + ".jar",
                "org.example." + trouble + " 0.1",
                Optional.of("the host's own words"),
                Optional.of(trouble),
                List.of()));
      }
    }

    @Override
    public List<Plugin> list() {
      return List.copyOf(all);
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public Path folder() {
      return Path.of("/home/ada/.tangible/center/plugins");
    }

    @Override
    public void remove(String file) {
      all.removeIf(plugin -> plugin.file().equals(file));
      listeners.forEach(Runnable::run);
    }
  }

  private Theatre theatre(String language) throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    Theatre theatre = new Theatre(folder, film, new FakePlayer(), query -> List.of(), language);
    theatre.awaitFocus("open-store");
    return theatre;
  }

  private static void put(Theatre theatre, Page page, String id) {
    theatre.shell.addPage(page, Theatre.properties(id, 50, true, app.tangible.ui.Icons.PLUGIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void tellsWhatIsThereAndRemovesAfterAQuestion(String language) throws Exception {
    Some plugins = new Some();
    try (Theatre theatre = theatre(language)) {
      PluginsPage page = new PluginsPage(plugins);
      put(theatre, page, "plugins");
      theatre.pressOn("menu-plugins");
      theatre.awaitFocus("plugin-festival-1-2-0-jar");
      theatre.awaitText("org.example.festival");
      theatre.awaitText("/home/ada/.tangible/center/plugins");
      for (String shown : theatre.texts()) {
        assertThat(shown).doesNotContain("trouble.").doesNotContain("point.");
      }
      theatre.shot("plugins-" + language);

      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("plugin-keep");
      theatre.shot("plugins-question-" + language);
      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("plugin-festival-1-2-0-jar");
      assertThat(plugins.list()).hasSize(9);

      theatre.press(KeyCode.ENTER);
      theatre.awaitFocus("plugin-keep");
      theatre.press(KeyCode.RIGHT);
      theatre.awaitFocus("plugin-remove");
      theatre.press(KeyCode.ENTER);
      await().atMost(Theatre.PATIENCE).until(() -> plugins.list().size() == 8);
      theatre.awaitFocus(id -> id.startsWith("plugin-"));

      for (Plugin plugin : new ArrayList<>(plugins.list())) {
        plugins.remove(plugin.file());
      }
      theatre.awaitFocus("plugins-back");
      theatre.shot("plugins-none-" + language);
      theatre.shell.removePage(page);
      await().atMost(Theatre.PATIENCE).until(plugins.listeners::isEmpty);
    }
  }

  @Test
  void showsThePageThatAPluginAdds() throws Exception {
    try (Theatre theatre = theatre("fr")) {
      EveningPage page = new EveningPage();
      put(theatre, page, "evening");
      theatre.awaitText("La soirée");
      theatre.pressOn("menu-evening");
      theatre.awaitFocus("evening-90");
      theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
      theatre.awaitText("Il se termine à");
      theatre.shot("plugin-page-fr");
      theatre.shell.removePage(page);
    }
  }
}
