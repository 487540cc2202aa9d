package app.tangible.ui.shell;

import app.tangible.ui.Motion;
import app.tangible.ui.Overlay;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What lies over the page; the last is on top and has the focus. On the JavaFX thread. */
final class Layers extends Pane {

  /** One of them. */
  private final class Layer implements Overlay {

    private final StackPane node;
    private final Runnable gone;
    private @Nullable Node before;

    Layer(StackPane node, Runnable gone, @Nullable Node before) {
      this.node = node;
      this.gone = gone;
      this.before = before;
    }

    @Override
    public void close() {
      @Nullable Layer above = above();
      if (!open.remove(this)) {
        return;
      }
      getChildren().remove(node);
      setVisible(!open.isEmpty());
      if (above != null) {
        above.before = before; // it keeps the focus until it is closed itself
      } else if (before != null && before.getScene() != null) {
        before.requestFocus();
      }
      gone.run();
    }

    private @Nullable Layer above() {
      @Nullable Layer found = null;
      for (Iterator<Layer> down = open.descendingIterator(); down.hasNext(); ) {
        Layer layer = down.next();
        if (layer == this) {
          return found;
        }
        found = layer;
      }
      return null;
    }
  }

  private final Deque<Layer> open = new ArrayDeque<>();

  Layers() {
    setVisible(false);
    setPickOnBounds(false);
  }

  /** Puts one on top, with style sheets of its own. */
  Overlay open(Overlay.Place place, Node content, List<String> sheets, Runnable gone) {
    Region scrim = new Region();
    scrim.getStyleClass().addAll("scrim", "scrim-" + word(place));
    StackPane panel = new StackPane(content);
    panel.getStyleClass().addAll("panel", "panel-" + word(place));
    panel.getStylesheets().setAll(sheets);
    if (place == Overlay.Place.CENTRE) {
      panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    } else if (place == Overlay.Place.BOTTOM) {
      panel.setMaxHeight(Region.USE_PREF_SIZE);
    }
    StackPane node = new StackPane(scrim, panel);
    StackPane.setAlignment(
        panel,
        switch (place) {
          case SIDE -> Pos.CENTER_RIGHT;
          case CENTRE -> Pos.CENTER;
          case BOTTOM -> Pos.BOTTOM_CENTER;
        });
    Node before = getScene() == null ? null : getScene().getFocusOwner();
    Layer layer = new Layer(node, gone, before);
    scrim.setOnMouseClicked(event -> layer.close());
    open.add(layer);
    getChildren().add(node);
    setVisible(true);
    applyCss();
    layout();
    FocusEngine.first(panel).ifPresent(Node::requestFocus);
    Motion.fadeIn(node, Motion.QUICK);
    return layer;
  }

  private static String word(Overlay.Place place) {
    return switch (place) {
      case SIDE -> "side";
      case CENTRE -> "centre";
      case BOTTOM -> "bottom";
    };
  }

  /** In which the focus moves, when there is one. */
  Optional<Parent> top() {
    return Optional.ofNullable(open.peekLast()).map(layer -> layer.node);
  }

  /** Closes the one on top, when there is one. */
  boolean back() {
    Layer top = open.peekLast();
    if (top != null) {
      top.close();
    }
    return top != null;
  }

  /** Closes all. */
  void clear() {
    while (back()) {
      // each may tell somebody, who may open another one
    }
  }

  @Override
  protected void layoutChildren() {
    getChildren().forEach(child -> child.resizeRelocate(0, 0, Frame.WIDTH, Frame.HEIGHT));
  }
}
