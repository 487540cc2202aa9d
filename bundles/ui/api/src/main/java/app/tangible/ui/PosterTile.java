package app.tangible.ui;

import javafx.animation.ScaleTransition;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
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
    seen(false);
    title.setMaxWidth(shape.width);
    line.setMaxWidth(shape.width);
    StackPane poster = new StackPane(artwork, badges, badge, seenMark, track);
    poster.getStyleClass().add("poster-frame");
    VBox box = new VBox(poster, title, line);
    box.getStyleClass().add("poster-box");
    setGraphic(box);
    setOnAction(event -> action.run());
    badge("");
    progress(-1);
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
    badges.setVisible(text.isEmpty() || shape != Shape.POSTER); // both find no room there
  }

  /** Facts in the other corner, in place of those before. */
  public void badges(Badge... facts) {
    badges.getChildren().setAll(facts);
  }

  /** A tick in the corner: seen to the end. */
  public void seen(boolean wanted) {
    seenMark.setVisible(wanted);
  }

  /** How its picture is cut. */
  public Shape shape() {
    return shape;
  }

  /** A bar from 0 to 1; negative for none. */
  public void progress(double share) {
    track.setVisible(share >= 0);
    double width = (shape.width - 36) * Math.clamp(share, 0, 1);
    done.setMaxSize(width, 8);
    done.setMinSize(width, 8);
  }

  /** The poster. */
  public Artwork artwork() {
    return artwork;
  }
}
