package app.tangible.ui.shell;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Brand;
import app.tangible.ui.Formats;
import app.tangible.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** The name, the pages, the time of day. */
final class MenuBar extends HBox {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Consumer<String> open;
  private final HBox tabs = new HBox();
  private final Brand name = new Brand();
  private final Label clock = new Label();
  private final ViewerMark viewer;
  private final PauseTransition nextMinute = new PauseTransition();
  private Formats formats = new Formats(Locale.ENGLISH);

  MenuBar(Consumer<String> open, Runnable viewers) {
    this.open = open;
    viewer = new ViewerMark(viewers);
    getStyleClass().add("top-bar");
    tabs.getStyleClass().add("tabs");
    clock.getStyleClass().add("clock");
    clock.setMinWidth(USE_PREF_SIZE);
    widthProperty().addListener(change -> fit());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(name, tabs, space, clock, viewer);
    nextMinute.setOnFinished(event -> tick());
    tick();
  }

  private void tick() {
    Instant now = Instant.now();
    clock.setText(formats.timeOfDay(now));
    Duration left = Duration.ofMillis(60_000 - now.toEpochMilli() % 60_000);
    nextMinute.setDuration(javafx.util.Duration.millis(left.toMillis() + 20.0));
    nextMinute.playFromStart();
  }

  /** Shows these pages; buttons of pages that stay, stay. */
  void show(List<Entry> entries, Locale locale) {
    formats = new Formats(locale);
    tick();
    List<Node> next =
        entries.stream().filter(Entry::menu).map(entry -> (Node) tab(entry, locale)).toList();
    Node focused = getScene() == null ? null : getScene().getFocusOwner();
    if (!tabs.getChildren().equals(next)) {
      tabs.getChildren().setAll(next);
    }
    if (focused != null && next.contains(focused)) {
      focused.requestFocus(); // it was away for a moment
    }
  }

  private Button tab(Entry entry, Locale locale) {
    String id = "menu-" + entry.id();
    Button tab =
        tabs.getChildren().stream()
            .filter(node -> id.equals(node.getId()))
            .map(Button.class::cast)
            .findFirst()
            .orElseGet(Button::new);
    tab.setId(id);
    tab.getStyleClass().setAll("tab");
    String title = new Texts(entry.page().getClass(), locale).get(entry.title());
    tab.setText(title);
    tab.setAccessibleText(title);
    if (!entry.icon().isEmpty()) {
      SVGPath icon = new SVGPath();
      icon.setContent(entry.icon());
      icon.getStyleClass().add("tab-icon");
      tab.setGraphic(icon);
    }
    tab.setOnAction(event -> open.accept(entry.id()));
    return tab;
  }

  /** Who is watching; see {@link ViewerMark#show}. */
  void viewer(Optional<Viewer> who, String words) {
    viewer.show(who, words);
  }

  /** Marks the page that is shown. */
  void select(String page) {
    for (Node tab : tabs.getChildren()) {
      tab.pseudoClassStateChanged(SELECTED, ("menu-" + page).equals(tab.getId()));
    }
    fit();
  }

  /** Where there are many pages, first the name gives way, then the words of tabs with icons. */
  private void fit() {
    name.setContentDisplay(ContentDisplay.LEFT);
    words(ContentDisplay.LEFT);
    if (wide()) {
      name.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }
    if (wide()) {
      words(ContentDisplay.GRAPHIC_ONLY);
    }
  }

  private boolean wide() {
    applyCss();
    return getWidth() > 0 && prefWidth(-1) > getWidth();
  }

  private void words(ContentDisplay display) {
    for (Node node : tabs.getChildren()) {
      Button tab = (Button) node;
      boolean shown = tab.getPseudoClassStates().contains(SELECTED) || tab.getGraphic() == null;
      tab.setContentDisplay(shown ? ContentDisplay.LEFT : display);
    }
  }

  /** The page's button, or the first one. */
  Optional<Node> tab(String page) {
    return tabs.getChildren().stream()
        .filter(node -> ("menu-" + page).equals(node.getId()))
        .findFirst()
        .or(() -> tabs.getChildren().stream().findFirst());
  }

  void stop() {
    nextMinute.stop();
  }
}
