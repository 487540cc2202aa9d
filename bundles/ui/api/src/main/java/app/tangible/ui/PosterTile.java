package app.tangible.ui;

import java.util.List;
import javafx.animation.ScaleTransition;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/**
 * One title in a grid or a row: its picture, its name, a line below, what is to be said of it in
 * the corners, and how far something has come.
 */
public final class PosterTile extends Button {

  /** How its picture is cut. */
  public enum Shape {
    /** A film's poster, 2 by 3. */
    POSTER(258, 387),
    /** A still, 16 by 9. */
    WIDE(416, 234),
    /** Somebody's portrait, 4 by 5. */
    PERSON(188, 235);

    private final double width;
    private final double height;

    Shape(double width, double height) {
      this.width = width;
      this.height = height;
    }

    /** Of the tile. */
    public double width() {
      return width;
    }

    /** Of the tile, with the words below the picture. */
    public double height() {
      return height + WORDS;
    }
  }

  private static final double WORDS = 84;
  static final double WIDTH = Shape.POSTER.width();
  static final double HEIGHT = Shape.POSTER.height();

  /** Set by the screen on the node that has the focus, whether or not the window has it. */
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private static final double GROWN = 1.05;

  private static final double INSET = 14;
  private static final double TRACK_INSET = 18;
  private static final double TRACK = 8;

  private final Shape shape;
  private final Artwork artwork;
  private final Label title = new Label();
  private final Label line = new Label();
  private final Label badge = new Label();
  private final HBox badges = new HBox();
  private final SVGPath seen = new SVGPath();
  private final StackPane seenMark = new StackPane(seen);
  private final Region ring = new Region();
  private final StackPane poster = new StackPane();
  private final VBox face = new VBox();
  private final Region done = new Region();
  private final StackPane track = new StackPane(done);
  private final List<Node> corners = List.of(badges, badge, seenMark, track);
  private final ScaleTransition grow = new ScaleTransition(Motion.QUICK, poster);
  private List<Mark> marks = List.of();

  /** A poster that does this when OK is pressed on it. */
  public PosterTile(Runnable action) {
    this(Shape.POSTER, action);
  }

  /** One of this shape that does this when OK is pressed on it. */
  public PosterTile(Shape shape, Runnable action) {
    this.shape = shape;
    artwork = new Artwork(shape.width, shape.height);
    getStyleClass().setAll("poster-tile");
    setManaged(false); // whoever shows it says where: nothing else is laid out anew with it
    title.getStyleClass().add("poster-title");
    line.getStyleClass().add("poster-line");
    title.setMaxWidth(shape.width);
    line.setMaxWidth(shape.width);
    decorate();
    ring.getStyleClass().add("poster-ring");
    ring.setManaged(false);
    ring.setVisible(false);
    ring.resize(shape.width, shape.height);
    poster.getChildren().addAll(ring, artwork);
    face.getChildren().addAll(poster, title, line);
    face.getStyleClass().add("poster-box");
    face.setManaged(false);
    face.setMouseTransparent(true);
    face.setViewOrder(2);
    setOnAction(event -> action.run());
    getPseudoClassStates()
        .addListener(
            (SetChangeListener<PseudoClass>) change -> chosen(change.getSet().contains(CHOSEN)));
  }

  private void decorate() {
    badge.getStyleClass().add("badge");
    badges.getStyleClass().add("poster-badges");
    badges.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    seen.setContent(Icons.CHECK);
    seen.getStyleClass().add("seen-icon");
    seenMark.getStyleClass().add("seen-mark");
    seenMark.setMaxSize(44, 44);
    track.getStyleClass().add("progress-track");
    done.getStyleClass().add("progress-done");
    track.setMaxSize(shape.width - 2 * TRACK_INSET, TRACK);
    StackPane.setAlignment(done, Pos.CENTER_LEFT);
    corner(badges, Pos.TOP_LEFT, INSET, INSET);
    corner(badge, Pos.TOP_RIGHT, -INSET, INSET);
    corner(seenMark, Pos.TOP_RIGHT, -12, 12);
    corner(track, Pos.BOTTOM_CENTER, 0, -TRACK_INSET);
  }

  private static void corner(Node corner, Pos where, double x, double y) {
    StackPane.setAlignment(corner, where);
    corner.setTranslateX(x);
    corner.setTranslateY(y);
    shown(corner, false);
  }

  private static void shown(Node node, boolean wanted) {
    node.setVisible(wanted);
    node.setManaged(wanted);
  }

  private void chosen(boolean chosen) {
    double size = chosen ? GROWN : 1;
    // Not by rules for the tile as a whole: all that is in it would be styled anew with each key.
    ring.setVisible(chosen);
    line.pseudoClassStateChanged(CHOSEN, chosen);
    face.setViewOrder(chosen ? 1 : 2); // all of them behind all tiles
    grow.stop();
    if (Motion.calm(this)) {
      size(size);
    } else if (poster.getScaleX() != size) {
      grow.setToX(size);
      grow.setToY(size);
      grow.play();
    }
  }

  private void size(double size) {
    poster.setScaleX(size);
    poster.setScaleY(size);
  }

  /**
   * What is seen of it, to be shown beside it: not in it, because an id of another title makes
   * JavaFX style anew all that is in a node.
   */
  Node face() {
    return face;
  }

  void there(boolean there) {
    setVisible(there);
    face.setVisible(there);
  }

  void place(double x, double y) {
    resizeRelocate(x, y, shape.width(), shape.height());
    face.resizeRelocate(x, y, shape.width(), shape.height());
  }

  /** It is about to show another title: nothing of the one before stays. */
  void forget() {
    disarm();
    grow.stop();
    size(1);
    artwork.forget();
    badge("");
    marks(List.of());
    seen(false);
    progress(-1);
  }

  /** What it shows. */
  public void show(String filmTitle, String below, String seed) {
    title.setText(filmTitle);
    line.setText(below);
    if (shape == Shape.PERSON) {
      artwork.monogram(filmTitle, seed);
    } else {
      artwork.title(filmTitle, seed);
    }
    setAccessibleText(below.isEmpty() ? filmTitle : filmTitle + ", " + below);
  }

  /** A word in the corner; empty for none. */
  public void badge(String text) {
    badge.setText(text);
    show(badge, !text.isEmpty());
    facts();
  }

  /** Facts in the other corner, in place of those before. */
  public void marks(List<Mark> facts) {
    if (marks.equals(facts)) {
      return;
    }
    marks = List.copyOf(facts);
    for (int i = 0; i < marks.size(); i++) {
      if (i < badges.getChildren().size()) {
        ((Badge) badges.getChildren().get(i)).show(marks.get(i));
      } else {
        badges.getChildren().add(new Badge(marks.get(i)));
      }
    }
    for (int i = 0; i < badges.getChildren().size(); i++) {
      shown(badges.getChildren().get(i), i < marks.size());
    }
    facts();
  }

  /** A poster has no room for both its corners' words. */
  private void facts() {
    boolean room = badge.getText().isEmpty() || shape != Shape.POSTER;
    show(badges, room && !marks.isEmpty());
  }

  /** A tick in the corner: seen to the end. */
  public void seen(boolean wanted) {
    show(seenMark, wanted);
  }

  /** How its picture is cut. */
  public Shape shape() {
    return shape;
  }

  /** A bar from 0 to 1; negative for none. */
  public void progress(double share) {
    show(track, share >= 0);
    if (share >= 0) {
      double width = (shape.width - 2 * TRACK_INSET) * Math.clamp(share, 0, 1);
      done.setMaxSize(width, TRACK);
      done.setMinSize(width, TRACK);
    }
  }

  /** What was never seen is not in the tile: what is styled for nothing costs frames. */
  private void show(Node corner, boolean wanted) {
    if (wanted && corner.getParent() == null) {
      long before =
          corners.stream()
              .takeWhile(other -> other != corner)
              .filter(other -> other.getParent() != null)
              .count();
      poster.getChildren().add(2 + (int) before, corner);
    }
    shown(corner, wanted);
  }

  /** The poster. */
  public Artwork artwork() {
    return artwork;
  }
}
