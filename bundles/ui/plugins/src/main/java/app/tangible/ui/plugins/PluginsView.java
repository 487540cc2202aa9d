package app.tangible.ui.plugins;

import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.Badge;
import app.tangible.ui.EmptyState;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One row for each jar: what it is, what it adds, or why not. */
final class PluginsView implements View {

  /** Those that have a name here; another is shown as its author calls it. */
  private static final Set<String> KNOWN =
      Set.of("MetadataSource", "PaymentMethod", "ChunkSource", "Page");

  private final Screen screen;
  private final Texts texts;
  private final Plugins plugins;
  private final VBox list = new VBox();
  private final Line where = new Line("quiet");
  private final ScrollArea scroll;
  private final StackPane body = new StackPane();
  private final VBox root;
  private final Newest newest = new Newest();
  private final AutoCloseable listening;

  PluginsView(Screen screen, Plugins plugins) {
    this.screen = screen;
    this.texts = screen.texts();
    this.plugins = plugins;
    HBox head = new HBox(new Line("title", texts.get("title")));
    head.getStyleClass().add("page-head");
    list.getStyleClass().add("row-list");
    scroll = new ScrollArea(new VBox(24, list, new Line("quiet", texts.get("tmdb"))));
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, where, body);
    root.getStyleClass().add("page-body");
    root.setSpacing(24);
    listening = plugins.onChange(() -> screen.onScreen(this::load));
    where.say(texts.get("folder", plugins.folder()));
    load();
  }

  private void load() {
    screen.work(
        plugins::list, newest.of(this::show), failure -> screen.notice(texts.get("failed")));
  }

  private void show(List<Plugin> found) {
    if (found.isEmpty()) {
      Action back = new Action("plugins-back", texts.get("back"), Icons.BACK, screen::back);
      body.getChildren()
          .setAll(new EmptyState(texts.get("none.heading"), texts.get("none.body"), back));
      screen.offerFocus(back);
      return;
    }
    boolean first = !body.getChildren().contains(scroll);
    put(found.stream().map(this::row).toList());
    if (first) {
      body.getChildren().setAll(scroll);
      screen.offerFocus(list.getChildren().getFirst());
    }
  }

  /** In place of those before; the focus stays on the same plug-in, or the list. */
  private void put(List<Row> rows) {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    String id = owner != null && owner.getParent() == list ? owner.getId() : null;
    list.getChildren().setAll(rows);
    if (id != null) {
      rows.stream()
          .filter(row -> id.equals(row.getId()))
          .findFirst()
          .orElse(rows.getFirst())
          .requestFocus();
    }
  }

  private Row row(Plugin plugin) {
    String hint =
        plugin
            .trouble()
            .map(trouble -> texts.get("trouble." + trouble))
            .orElseGet(() -> adds(plugin));
    Badge badge =
        plugin.live()
            ? new Badge(texts.get("live"), Badge.Tone.GOOD)
            : new Badge(texts.get("idle"), Badge.Tone.BAD);
    return new Row(
            "plugin-" + plugin.file().replaceAll("[^A-Za-z0-9]", "-"),
            plugin.live() ? Icons.PLUGIN : Icons.WARNING,
            nameOf(plugin),
            hint,
            () -> ask(plugin))
        .value(versionOf(plugin))
        .end(badge);
  }

  private String adds(Plugin plugin) {
    return plugin.adds().isEmpty()
        ? texts.get("adds.nothing")
        : texts.get(
            "adds",
            plugin.adds().stream()
                .map(point -> KNOWN.contains(point) ? texts.get("point." + point) : point)
                .collect(Collectors.joining(", ")));
  }

  private static String nameOf(Plugin plugin) {
    int space = plugin.name().lastIndexOf(' ');
    return space < 0 ? plugin.name() : plugin.name().substring(0, space);
  }

  private static String versionOf(Plugin plugin) {
    int space = plugin.name().lastIndexOf(' ');
    return space < 0 ? "" : plugin.name().substring(space + 1);
  }

  private void ask(Plugin plugin) {
    String words =
        plugin
            .problem()
            .map(problem -> texts.get("ask.problem", plugin.file(), problem))
            .orElseGet(() -> texts.get("ask", plugin.file()));
    screen.ask(
        nameOf(plugin),
        words,
        Answer.none("plugin-keep", texts.get("keep")),
        Answer.danger("plugin-remove", texts.get("remove"), () -> remove(plugin))
            .icon(Icons.REMOVE));
  }

  private void remove(Plugin plugin) {
    screen.work(
        () -> {
          plugins.remove(plugin.file());
          return plugin;
        },
        gone -> screen.notice(texts.get("removed", nameOf(gone))),
        failure -> screen.notice(texts.get("stays")));
  }

  @Override
  public Node node() {
    return root;
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
