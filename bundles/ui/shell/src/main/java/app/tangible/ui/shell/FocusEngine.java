package app.tangible.ui.shell;

import app.tangible.ui.FocusGroup;
import app.tangible.ui.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Moves the focus in space: to the nearest thing that can be pressed in the arrow's direction,
 * first within the scrolling part where the focus is, then on the rest of the screen.
 */
final class FocusEngine {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /** By how much things may overlap and still lie behind each other. */
  private static final double SLACK = 4;

  /** What begins so little later is on the same line. */
  private static final double LINE = 32;

  private final Scene scene;
  private final Supplier<Parent> field;
  private final Runnable lost;
  private boolean pointing;

  /**
   * @param field within which the focus moves now
   * @param lost runs when what had the focus was taken away from the screen
   */
  FocusEngine(Scene scene, Supplier<Parent> field, Runnable lost) {
    this.scene = scene;
    this.field = field;
    this.lost = lost;
    scene.focusOwnerProperty().addListener((property, before, now) -> changed(before, now));
  }

  private void changed(@Nullable Node before, @Nullable Node now) {
    if (before != null) {
      before.pseudoClassStateChanged(CHOSEN, false);
      if (!shown(before)) {
        lost.run();
      }
    }
    if (now != null) {
      now.pseudoClassStateChanged(CHOSEN, true);
      if (!pointing) {
        groupsOf(now).forEach(group -> group.reveal(now));
      }
    }
  }

  /** The mouse is on the node: it gets the focus where it is. Whether it may have it. */
  boolean point(Node node) {
    if (!shown(node) || !within(node, field.get())) {
      return false;
    }
    pointing = true;
    try {
      node.requestFocus();
    } finally {
      pointing = false;
    }
    return true;
  }

  /** Moves from where the focus is; without one, to the first thing there is. */
  void move(Key direction) {
    scene.getRoot().layout(); // keys may come faster than frames
    Node from = scene.getFocusOwner();
    Parent whole = field.get();
    if (from == null || !shown(from) || !within(from, whole)) {
      first(whole).ifPresent(Node::requestFocus);
      return;
    }
    Optional<Node> next = Optional.empty();
    for (FocusGroup group : groupsOf(from)) {
      next = nearest(from, direction, (Parent) group);
      if (next.isPresent()) {
        break;
      }
      group.settle();
      scene.getRoot().layout();
    }
    next.or(() -> nearest(from, direction, whole))
        .or(() -> beside(from, direction, whole))
        .ifPresent(Node::requestFocus);
  }

  /** Out of a part that scrolls, sideways: to the nearest of what stands beside the whole part. */
  private static Optional<Node> beside(Node from, Key direction, Parent whole) {
    List<FocusGroup> groups = groupsOf(from);
    if (groups.isEmpty() || direction == Key.UP || direction == Key.DOWN) {
      return Optional.empty();
    }
    FocusGroup outermost = groups.getLast();
    Bounds part = sceneBounds((Node) outermost);
    Bounds start = sceneBounds(from);
    List<Node> candidates = new ArrayList<>();
    collect(whole, candidates);
    return candidates.stream()
        .filter(node -> !groupsOf(node).contains(outermost))
        .flatMap(node -> placed(from, node).stream())
        .filter(placed -> gapY(part, placed.bounds()) == 0)
        .filter(placed -> ahead(start, placed.bounds(), direction) >= 0)
        .min(
            Comparator.comparingDouble(
                placed ->
                    gapY(start, placed.bounds()) + 0.1 * ahead(start, placed.bounds(), direction)))
        .map(Placed::node);
  }

  private static double gapY(Bounds one, Bounds other) {
    return gap(one.getMinY(), one.getMaxY(), other.getMinY(), other.getMaxY());
  }

  private static boolean within(Node node, Parent whole) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == whole) {
        return true;
      }
    }
    return false;
  }

  /** The first thing that can be pressed, from the top left, in reading order. */
  static Optional<Node> first(Parent root) {
    List<Node> found = new ArrayList<>();
    collect(root, found);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  private static Optional<Node> nearest(Node from, Key direction, Parent root) {
    List<Node> candidates = new ArrayList<>();
    collect(root, candidates);
    Bounds start = sceneBounds(from);
    List<Placed> that =
        candidates.stream()
            .filter(node -> node != from)
            .flatMap(node -> placed(from, node).stream())
            .toList();
    return nearest(start, direction, that).map(Placed::node);
  }

  /** Something, and where it is. */
  record Placed(Node node, Bounds bounds) {}

  /**
   * Up and down lead to the next line, however far aside its things stand: one after the other, no
   * line is passed over. Left and right stay on their line.
   */
  static Optional<Placed> nearest(Bounds from, Key direction, List<Placed> candidates) {
    List<Placed> there =
        candidates.stream()
            .filter(placed -> distance(from, placed.bounds(), direction) < Double.MAX_VALUE)
            .toList();
    double line =
        direction == Key.UP || direction == Key.DOWN
            ? there.stream()
                .mapToDouble(placed -> endOfLine(from, placed.bounds(), direction))
                .min()
                .orElse(0)
            : Double.MAX_VALUE;
    return there.stream()
        .filter(placed -> ahead(from, placed.bounds(), direction) <= line)
        .min(Comparator.comparingDouble(placed -> distance(from, placed.bounds(), direction)));
  }

  /** How far ahead something may begin and still stand on one line with this. */
  private static double endOfLine(Bounds from, Bounds to, Key direction) {
    return Math.max(0, ahead(from, to, direction)) + Math.max(LINE, to.getHeight() / 2);
  }

  /** Infinite where the candidate does not lie that way. */
  private static double distance(Bounds from, Bounds to, Key direction) {
    double ahead = ahead(from, to, direction);
    if (ahead < -SLACK) {
      return Double.MAX_VALUE;
    }
    boolean vertical = direction == Key.UP || direction == Key.DOWN;
    double aside =
        vertical
            ? gap(from.getMinX(), from.getMaxX(), to.getMinX(), to.getMaxX())
            : gap(from.getMinY(), from.getMaxY(), to.getMinY(), to.getMaxY());
    if (!vertical && aside > 0) {
      return Double.MAX_VALUE;
    }
    // Between several, the one that begins or is centred where we are.
    double off =
        vertical
            ? Math.min(
                Math.abs(from.getCenterX() - to.getCenterX()),
                Math.abs(from.getMinX() - to.getMinX()))
            : Math.min(
                Math.abs(from.getCenterY() - to.getCenterY()),
                Math.abs(from.getMinY() - to.getMinY()));
    return Math.max(0, ahead) + 2 * aside + 0.1 * off;
  }

  private static double ahead(Bounds from, Bounds to, Key direction) {
    return switch (direction) {
      case UP -> from.getMinY() - to.getMaxY();
      case DOWN -> to.getMinY() - from.getMaxY();
      case LEFT -> from.getMinX() - to.getMaxX();
      case RIGHT -> to.getMinX() - from.getMaxX();
      case OK, BACK -> Double.NEGATIVE_INFINITY;
    };
  }

  private static double gap(double min, double max, double otherMin, double otherMax) {
    return Math.max(0, Math.max(otherMin - max, min - otherMax));
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      into.add(node);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  /** Those that it is in, the innermost first. */
  private static List<FocusGroup> groupsOf(Node node) {
    List<FocusGroup> groups = new ArrayList<>();
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof FocusGroup group) {
        groups.add(group);
      }
    }
    return groups;
  }

  /**
   * As much of the candidate as its groups show. What a group has scrolled out of sight is reached
   * from within it alone.
   */
  private static Optional<Placed> placed(Node from, Node candidate) {
    List<FocusGroup> around = groupsOf(from);
    Bounds seen = sceneBounds(candidate);
    for (FocusGroup group : groupsOf(candidate)) {
      if (!around.contains(group)) {
        Bounds part = sceneBounds((Node) group);
        if (!part.intersects(seen)) {
          return Optional.empty();
        }
        seen = common(part, seen);
      }
    }
    return Optional.of(new Placed(candidate, seen));
  }

  private static Bounds common(Bounds one, Bounds other) {
    double x = Math.max(one.getMinX(), other.getMinX());
    double y = Math.max(one.getMinY(), other.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.min(one.getMaxX(), other.getMaxX()) - x,
        Math.min(one.getMaxY(), other.getMaxY()) - y);
  }

  /** Whether the node is in the scene and nothing above it is hidden. */
  boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible() || at.isDisable()) {
        return false;
      }
    }
    return node.getScene() == scene;
  }

  private static Bounds sceneBounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}
