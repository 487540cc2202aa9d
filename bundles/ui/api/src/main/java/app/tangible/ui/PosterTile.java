package app.tangible.ui;

import java.util.ArrayList;
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

  private final Shape shape;
  private final Artwork artwork;
  private final Label title = new Label();
  private final Label line = new Label();
  private final Label badge = new Label();
  private final HBox badges = new HBox();
  private final SVGPath seen = new SVGPath();
  private final StackPane seenMark = new StackPane(seen);
  private final StackPane poster = new StackPane();
  private final List<Node> corners;
  private final Region done = new Region();
  private final StackPane track = new StackPane(done);

  /** A poster that does this when OK is pressed on it. */
  public PosterTile(Runnable action) {
    this(Shape.POSTER, action);
  }

  /** One of this shape that does this when OK is pressed on it. */
  public PosterTile(Shape shape, Runnable action) {
    this.shape = shape;
    artwork = new Artwork(shape.width, shape.height);
    getStyleClass().setAll("poster-tile");
    setCache(true); // drawn when something about it changes, not when it moves
    title.getStyleClass().add("poster-title");
    line.getStyleClass().add("poster-line");
    badge.getStyleClass().add("badge");
    track.getStyleClass().add("progress-track");
    done.getStyleClass().add("progress-done");
    StackPane.setAlignment(done, Pos.CENTER_LEFT);
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    StackPane.setAlignment(track, Pos.BOTTOM_CENTER);
    corners = List.of(badges, badge, seenMark, track);
    corners.forEach(corner -> corner.setVisible(false));
    track.setMaxSize(shape.width - 36, 8);
    track.setTranslateY(-18);
    badge.setTranslateX(-14);
    badge.setTranslateY(14);
    badges.getStyleClass().add("poster-badges");
    badges.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    StackPane.setAlignment(badges, Pos.TOP_LEFT);
    badges.setTranslateX(14);
    badges.setTranslateY(14);
    seen.setContent(Icons.CHECK);
    seen.getStyleClass().add("seen-icon");
    seenMark.getStyleClass().add("seen-mark");
    seenMark.setMaxSize(44, 44);
    StackPane.setAlignment(seenMark, Pos.TOP_RIGHT);
    seenMark.setTranslateX(-12);
    seenMark.setTranslateY(12);
    title.setMaxWidth(shape.width);
    line.setMaxWidth(shape.width);
    poster.getChildren().add(artwork);
    poster.getStyleClass().add("poster-frame");
    VBox box = new VBox(poster, title, line);
    box.getStyleClass().add("poster-box");
    setGraphic(box);
    setOnAction(event -> action.run());
    ScaleTransition grow = new ScaleTransition(Motion.QUICK, poster);
    getPseudoClassStates()
        .addListener(
            (SetChangeListener<PseudoClass>)
                change -> {
                  boolean chosen = change.getSet().contains(CHOSEN);
                  setViewOrder(chosen ? -1 : 0);
                  grow.stop();
                  double size = chosen ? GROWN : 1;
                  if (Motion.calm(this)) {
                    poster.setScaleX(size);
                    poster.setScaleY(size);
                  } else {
                    grow.setToX(size);
                    grow.setToY(size);
                    grow.play();
                  }
                });
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
    badge.setVisible(!text.isEmpty());
    corners();
  }

  /** Facts in the other corner, in place of those before. */
  public void badges(Badge... facts) {
    badges.getChildren().setAll(facts);
    corners();
  }

  /** A tick in the corner: seen to the end. */
  public void seen(boolean wanted) {
    seenMark.setVisible(wanted);
    corners();
  }

  /** How its picture is cut. */
  public Shape shape() {
    return shape;
  }

  /** A bar from 0 to 1; negative for none. */
  public void progress(double share) {
    track.setVisible(share >= 0);
    corners();
    double width = (shape.width - 36) * Math.clamp(share, 0, 1);
    done.setMaxSize(width, 8);
    done.setMinSize(width, 8);
  }

  /** Only what is seen is in the tile: what is styled for nothing costs frames of a scroll. */
  private void corners() {
    boolean room = badge.getText().isEmpty() || shape != Shape.POSTER;
    badges.setVisible(room && !badges.getChildren().isEmpty());
    List<Node> wanted = new ArrayList<>(List.of(artwork));
    corners.stream().filter(Node::isVisible).forEach(wanted::add);
    if (!poster.getChildren().equals(wanted)) {
      poster.getChildren().setAll(wanted);
    }
  }

  /** The poster. */
  public Artwork artwork() {
    return artwork;
  }
}
