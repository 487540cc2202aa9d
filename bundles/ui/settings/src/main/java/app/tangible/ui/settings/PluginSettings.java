package app.tangible.ui.settings;

import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** What was added to the product, and whether it runs. */
final class PluginSettings implements Settings {

  private final Screen screen;
  private final Texts texts;
  private final Plugins plugins;
  private final Card card;
  private final List<Node> rows = new ArrayList<>();
  private final AutoCloseable listening;

  PluginSettings(Screen screen, Plugins plugins) {
    this.screen = screen;
    this.texts = screen.texts();
    this.plugins = plugins;
    card = new Card("plugins", texts.get("plugins"));
    if (screen.has("plugins")) {
      rows.add(Leads.to(screen, "plugins.page", Icons.PLUGIN, "plugins", Map.of()));
    }
    rows.add(card);
    listening = plugins.onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void load() {
    screen.work(plugins::list, this::show, failure -> screen.notice(texts.get("failed")));
  }

  private void show(List<Plugin> found) {
    if (found.isEmpty()) {
      card.say(
          new Line("body", texts.get("plugins.none")),
          new Line("quiet", texts.get("plugins.none.hint")));
      return;
    }
    List<Node> lines = new ArrayList<>();
    for (Plugin plugin : found) {
      lines.add(new Line("body", plugin.name()));
      lines.add(
          new Line(
              plugin.live() ? "good" : "bad",
              plugin
                  .problem()
                  .map(problem -> texts.get("plugins.problem", problem))
                  .orElseGet(() -> texts.get("plugins.live", plugin.file()))));
    }
    card.say(lines.toArray(Node[]::new));
    card.warn(found.stream().anyMatch(plugin -> !plugin.live()));
  }

  @Override
  public List<Node> rows() {
    return rows;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the plug-ins do not let go of their listener", e);
    }
  }
}
