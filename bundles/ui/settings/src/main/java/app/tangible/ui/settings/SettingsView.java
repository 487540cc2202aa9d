package app.tangible.ui.settings;

import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Sections at the left; what can be set in the one that has, or had, the focus at the right. */
final class SettingsView implements View {

  private static final double SIDE = 460;

  private final Screen screen;
  private final Texts texts;
  private final SettingsPage page;
  private final Map<Section, Row> sections = new EnumMap<>(Section.class);
  private final VBox list = new VBox();
  private final Line heading = new Line("heading");
  private final Line words = new Line("quiet");
  private final VBox rows = new VBox();
  private final ScrollArea scroll;
  private final VBox root;
  private @Nullable Section shown;
  private @Nullable Settings settings;

  SettingsView(Screen screen, SettingsPage page, Section first) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    list.getStyleClass().addAll("row-list", "setting-sections");
    list.setMinWidth(SIDE);
    list.setPrefWidth(SIDE);
    for (Section section : Section.values()) {
      Row row =
          new Row(
              "section-" + section.word(),
              section.icon(),
              texts.get("section." + section),
              "",
              this::enter);
      row.focusedProperty()
          .addListener(
              (property, before, now) -> {
                if (now) {
                  show(section);
                }
              });
      sections.put(section, row);
      list.getChildren().add(row);
    }
    rows.getStyleClass().addAll("row-list", "setting-rows");
    VBox content = new VBox(heading, words, rows);
    content.getStyleClass().add("setting-content");
    scroll = new ScrollArea(content);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    HBox columns = new HBox(list, scroll);
    columns.getStyleClass().add("setting-columns");
    VBox.setVgrow(columns, Priority.ALWAYS);
    HBox head = new HBox(new Line("title", texts.get("title")));
    head.getStyleClass().add("page-head");
    root = new VBox(head, columns);
    root.getStyleClass().add("page-body");
    show(first);
    Row row = sections.get(first);
    if (row != null) {
      screen.onScreen(() -> screen.offerFocus(row));
    }
  }

  private void show(Section section) {
    if (section == shown) {
      return;
    }
    closeSettings();
    shown = section;
    sections.forEach((each, row) -> row.marked(each == section));
    heading.setText(texts.get("section." + section));
    words.setText(texts.get("section." + section + ".hint"));
    Settings next =
        switch (section) {
          case GENERAL -> new GeneralSettings(screen);
          case PLAYBACK -> new PlaybackSettings(screen, page);
          case SUBTITLES -> new SubtitleSettings(screen, page);
          case LIBRARY -> new LibrarySettings(screen, page);
          case HOUSEHOLD -> new HouseholdSettings(screen, page.facts());
          case PHONE -> new PhoneSettings(screen);
          case NETWORK -> new NetworkSettings(screen, page.facts().choices());
          case PLUGINS -> new PluginSettings(screen, page.facts().plugins());
          case ABOUT -> new AboutSettings(screen, page.facts());
        };
    settings = next;
    rows.getChildren().setAll(next.rows());
    scroll.settle();
  }

  private void enter() {
    first().ifPresent(Node::requestFocus);
  }

  private Optional<Node> first() {
    List<Node> nodes = rows.getChildren();
    return nodes.stream().filter(n -> n.isFocusTraversable() && !n.isDisabled()).findFirst();
  }

  private boolean inRows() {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    return owner != null && owner.getParent() == rows;
  }

  private boolean inSections() {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    return owner != null && owner.getParent() == list;
  }

  @Override
  public boolean key(Key key) {
    if (key == Key.RIGHT && inSections()) {
      enter();
      return true;
    }
    if ((key == Key.LEFT || key == Key.BACK) && inRows()) {
      Row row = sections.get(shown == null ? Section.GENERAL : shown);
      if (row != null) {
        row.requestFocus();
      }
      return true;
    }
    return false;
  }

  @Override
  public Node node() {
    return root;
  }

  private void closeSettings() {
    Settings before = settings;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public void close() {
    closeSettings();
  }
}
