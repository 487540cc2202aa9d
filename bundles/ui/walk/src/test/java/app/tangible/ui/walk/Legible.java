package app.tangible.ui.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * Whether what is shown can be read: no text is cut off, lies over another or leaves the screen.
 */
final class Legible {

  /** Names and synopses are as long as somebody made them; what the product says is not. */
  private static final Set<String> MAY_BE_CUT = Set.of("poster-title", "hero-words");

  /** It goes by itself, and lies over what is below for so long. */
  private static final String NOTICE = "notice";

  /** What moves aside with its row. */
  private static final Set<String> MAY_LEAVE = Set.of("shelf-row", "poster-tile");

  private final List<String> faults = new ArrayList<>();
  private final List<Seen> texts = new ArrayList<>();
  private final double width;

  /** A text and where it is, in pixels of the scene. */
  private record Seen(String text, Bounds place) {

    /** Without the room above and below the letters. */
    boolean over(Seen other) {
      return core().intersects(other.core());
    }

    private BoundingBox core() {
      double aside = place.getHeight() * 0.24;
      return new BoundingBox(
          place.getMinX() + 2,
          place.getMinY() + aside,
          Math.max(0, place.getWidth() - 4),
          Math.max(0, place.getHeight() - 2 * aside));
    }
  }

  private Legible(double width) {
    this.width = width;
  }

  /** What cannot be read on the uppermost layer; on the JavaFX thread. */
  static List<String> faults(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    Legible legible = new Legible(scene.getWidth());
    Parent top =
        scene.getRoot().lookupAll(".panel").stream()
            .filter(Legible::shown)
            .map(Parent.class::cast)
            .reduce(scene.getRoot(), (below, above) -> above);
    legible.look(top, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()), false);
    legible.overlaps();
    return legible.faults;
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible() || at.getOpacity() == 0) {
        return false;
      }
    }
    return true;
  }

  private void look(Node node, Bounds frame, boolean leaves) {
    if (!node.isVisible() || node.getOpacity() == 0 || node.getStyleClass().contains(NOTICE)) {
      return;
    }
    Bounds visible = frame;
    if (node.getClip() != null) {
      Bounds clip = node.localToScene(node.getClip().getBoundsInParent());
      visible = common(frame, clip);
    }
    boolean may = leaves || node.getStyleClass().stream().anyMatch(MAY_LEAVE::contains);
    if (node instanceof Labeled labeled) {
      cut(labeled, visible);
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      place(text, visible, may);
    } else if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        look(child, visible, may);
      }
    }
  }

  private static Bounds common(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - x),
        Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - y));
  }

  private void cut(Labeled labeled, Bounds frame) {
    String whole = labeled.getText();
    boolean free = labeled.getStyleClass().stream().anyMatch(MAY_BE_CUT::contains);
    boolean silent = labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
    if (whole == null || whole.isBlank() || free || silent) {
      return;
    }
    if (!labeled.localToScene(labeled.getLayoutBounds()).intersects(frame)) {
      return;
    }
    labeled.getChildrenUnmodifiable().stream()
        .filter(child -> child instanceof Text && child.getStyleClass().contains("text"))
        .map(child -> ((Text) child).getText())
        .filter(shown -> !shown.equals(whole) && shown.endsWith(labeled.getEllipsisString()))
        .forEach(shown -> faults.add("“" + whole + "” is cut to “" + shown + "”"));
  }

  private void place(Text text, Bounds frame, boolean mayLeave) {
    Bounds whole = text.localToScene(text.getLayoutBounds());
    Bounds seen = common(whole, frame);
    if (seen.getWidth() <= 0 || seen.getHeight() <= 0) {
      return;
    }
    if (!mayLeave && (whole.getMinX() < -1 || whole.getMaxX() > width + 1)) {
      faults.add("“" + text.getText() + "” runs over the edge");
    }
    texts.add(new Seen(text.getText(), seen));
  }

  private void overlaps() {
    for (int i = 0; i < texts.size(); i++) {
      for (int j = i + 1; j < texts.size(); j++) {
        if (texts.get(i).over(texts.get(j))) {
          faults.add("“" + texts.get(i).text() + "” lies over “" + texts.get(j).text() + "”");
        }
      }
    }
  }
}
