package app.tangible.ui.settings;

import app.tangible.decoder.Decoder;
import app.tangible.host.Plugin;
import app.tangible.identity.Protection;
import app.tangible.licence.TrustRoots;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Language;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Cards in two columns; each can have the focus, so that arrows reach all of them. */
final class SettingsView implements View {

  /** What is asked for at once. */
  private record Found(Protection protection, String owner, String device, Decoder.Level level) {}

  private final Screen screen;
  private final Texts texts;
  private final SettingsPage.Facts facts;
  private final Card keys;
  private final Card decoder;
  private final StrictCard strict;
  private final Card trust;
  private final Card plugins;
  private final Card versions;
  private final ScrollArea root;
  private final AutoCloseable listening;

  SettingsView(Screen screen, SettingsPage.Facts facts) {
    this.screen = screen;
    this.texts = screen.texts();
    this.facts = facts;
    keys = new Card("keys", texts.get("keys"));
    decoder = new Card("decoder", texts.get("decoder"));
    strict = new StrictCard(screen, facts.decoder(), facts.store());
    trust = new Card("trust", texts.get("trust"));
    plugins = new Card("plugins", texts.get("plugins"));
    versions = new Card("versions", texts.get("versions"));
    VBox left = new VBox(languages(), strict, keys, decoder);
    VBox right = new VBox(plugins, trust, versions);
    left.getStyleClass().add("column");
    right.getStyleClass().add("column");
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox columns = new HBox(left, right);
    columns.getStyleClass().add("columns");
    left.prefWidthProperty().bind(columns.widthProperty().divide(2));
    right.prefWidthProperty().bind(columns.widthProperty().divide(2));
    HBox head = new HBox(new Line("title", texts.get("title")));
    head.getStyleClass().add("page-head");
    VBox body = new VBox(head, columns);
    body.getStyleClass().add("page-body");
    root = new ScrollArea(body);
    listening = facts.plugins().onChange(() -> screen.onScreen(this::load));
    showTrust();
    showVersions();
    load();
  }

  private VBox languages() {
    HBox buttons = new HBox();
    buttons.getStyleClass().add("actions");
    for (Language language : Language.values()) {
      Action button =
          new Action(
              "language-" + language.name().toLowerCase(Locale.ROOT),
              texts.get("language." + language),
              screen.language() == language ? Icons.CHECK : "",
              () -> screen.language(language));
      if (screen.language() == language) {
        button.primary();
      }
      buttons.getChildren().add(button);
    }
    VBox card = new VBox(new Line("heading", texts.get("language")), buttons);
    card.getStyleClass().addAll("card", "plain");
    return card;
  }

  private void load() {
    screen.work(
        () ->
            new Found(
                facts.identity().protection(),
                facts.identity().address().text(),
                facts.identity().device().hex(),
                facts.decoder().level()),
        this::show,
        failure -> screen.notice(texts.get("failed")));
    screen.work(
        () -> facts.plugins().list(), this::show, failure -> screen.notice(texts.get("failed")));
  }

  private void show(Found found) {
    keys.say(
        new Line("body", texts.get("keys." + found.protection())),
        new Line("quiet", texts.get("keys." + found.protection() + ".means")),
        new Line("quiet", texts.get("keys.owner", found.owner())),
        new Line("quiet", texts.get("keys.device", shorten(found.device()))));
    keys.warn(found.protection() == Protection.MACHINE_BOUND);
    decoder.say(
        new Line("body", texts.get("decoder." + found.level())),
        new Line("quiet", texts.get("decoder." + found.level() + ".means")));
    decoder.warn(found.level() == Decoder.Level.PLAIN_PROCESS);
  }

  private void show(List<Plugin> found) {
    if (found.isEmpty()) {
      plugins.say(
          new Line("body", texts.get("plugins.none")),
          new Line("quiet", texts.get("plugins.none.hint")));
      return;
    }
    Node[] rows = found.stream().map(this::row).toArray(Node[]::new);
    plugins.say(rows);
    plugins.warn(found.stream().anyMatch(plugin -> !plugin.live()));
  }

  private Node row(Plugin plugin) {
    VBox row =
        new VBox(
            new Line("body", plugin.name()),
            new Line(
                plugin.live() ? "good" : "bad",
                plugin
                    .problem()
                    .map(problem -> texts.get("plugins.problem", problem))
                    .orElseGet(() -> texts.get("plugins.live", plugin.file()))));
    row.getStyleClass().add("plugin");
    return row;
  }

  private void showTrust() {
    TrustRoots roots = facts.decoder().trust();
    trust.say(
        new Line("body", texts.get("trust.means")),
        new Line("quiet", texts.get("trust.issuer", shorten(roots.issuer()))),
        new Line("quiet", texts.get("trust.log", shorten(roots.log()))));
  }

  private void showVersions() {
    versions.say(
        new Line("body", texts.get("versions.product", facts.version())),
        new Line("quiet", texts.get("versions.java", Runtime.version())),
        new Line(
            "quiet",
            texts.get(
                "versions.system",
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"))));
  }

  private static String shorten(String whole) {
    return whole.length() <= 40
        ? whole
        : whole.substring(0, 20) + " … " + whole.substring(whole.length() - 12);
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
