package app.tangible.ui;

import javafx.animation.ScaleTransition;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** One film in a grid: its poster, its title, a line below, and how far something has come. */
public final class PosterTile extends Button {

  static final double WIDTH = 258;
  static final double POSTER_HEIGHT = 387;
  static final double HEIGHT = POSTER_HEIGHT + 84;

  /** Set by the screen on the node that has the focus, whether or not the window has it. */
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private static final Duration GROW = Duration.millis(140);
  private static final double GROWN = 1.05;

  private final Artwork artwork = new Artwork(WIDTH, POSTER_HEIGHT);
  private final Label title = new Label();
  private final Label line = new Label();
  private final Label badge = new Label();
  private final Region done = new Region();
  private final StackPane track = new StackPane(done);

  /** A tile that does this when OK is pressed on it. */
  public PosterTile(Runnable action) {
    getStyleClass().setAll("poster-tile");
    title.getStyleClass().add("poster-title");
    line.getStyleClass().add("poster-line");
    badge.getStyleClass().add("badge");
    track.getStyleClass().add("progress-track");
    done.getStyleClass().add("progress-done");
    StackPane.setAlignment(done, Pos.CENTER_LEFT);
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    StackPane.setAlignment(track, Pos.BOTTOM_CENTER);
    track.setMaxSize(WIDTH - 36, 8);
    track.setTranslateY(-18);
    badge.setTranslateX(-14);
    badge.setTranslateY(14);
    StackPane poster = new StackPane(artwork, badge, track);
    poster.getStyleClass().add("poster-frame");
    VBox box = new VBox(poster, title, line);
    box.getStyleClass().add("poster-box");
    setGraphic(box);
    setOnAction(event -> action.run());
    badge("");
    progress(-1);
    ScaleTransition grow = new ScaleTransition(GROW, poster);
    getPseudoClassStates()
        .addListener(
            (SetChangeListener<PseudoClass>)
                change -> {
                  boolean chosen = change.getSet().contains(CHOSEN);
                  setViewOrder(chosen ? -1 : 0);
                  grow.stop();
                  grow.setToX(chosen ? GROWN : 1);
                  grow.setToY(chosen ? GROWN : 1);
                  grow.play();
                });
  }

  /** What it shows. */
  public void show(String filmTitle, String below, String seed) {
    title.setText(filmTitle);
    line.setText(below);
    artwork.title(filmTitle, seed);
    setAccessibleText(filmTitle);
  }

  /** A word in the corner; empty for none. */
  public void badge(String text) {
    badge.setText(text);
    badge.setVisible(!text.isEmpty());
  }

  /** A bar from 0 to 1; negative for none. */
  public void progress(double share) {
    track.setVisible(share >= 0);
    double width = (WIDTH - 36) * Math.clamp(share, 0, 1);
    done.setMaxSize(width, 8);
    done.setMinSize(width, 8);
  }

  /** The poster. */
  public Artwork artwork() {
    return artwork;
  }
}
