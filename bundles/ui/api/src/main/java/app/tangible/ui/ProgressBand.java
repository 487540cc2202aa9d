package app.tangible.ui;

import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A bar from 0 to 1, as wide as it is given room. */
public final class ProgressBand extends StackPane {

  private final Region done = new Region();
  private double share;

  /** An empty bar. */
  public ProgressBand() {
    getStyleClass().add("progress-track");
    done.getStyleClass().add("progress-done");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().add(done);
    setMinHeight(10);
    setMaxHeight(10);
    widthProperty().addListener(change -> draw());
  }

  /** How far it is, from 0 to 1. */
  public void share(double next) {
    share = Math.clamp(next, 0, 1);
    draw();
  }

  private void draw() {
    double width = getWidth() * share;
    done.setMinSize(width, 10);
    done.setMaxSize(width, 10);
  }
}
