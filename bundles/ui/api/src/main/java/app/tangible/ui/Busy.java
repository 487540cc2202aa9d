package app.tangible.ui;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/** A ring that turns while something is under way; stands still where motion is unwelcome. */
public final class Busy extends StackPane {

  /** One of this diameter. */
  public Busy(double size) {
    double radius = size / 2 - size / 12;
    Circle ring = new Circle(radius);
    ring.getStyleClass().add("busy-ring");
    Arc arc = new Arc(0, 0, radius, radius, 90, 110);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("busy-arc");
    ring.setStrokeWidth(size / 10);
    arc.setStrokeWidth(size / 10);
    // An arc turns around its own middle; a circle behind it makes that the ring's.
    Circle pivot = new Circle(radius);
    pivot.setFill(javafx.scene.paint.Color.TRANSPARENT);
    javafx.scene.Group turning = new javafx.scene.Group(pivot, arc);
    getChildren().addAll(ring, turning);
    getStyleClass().add("busy");
    setMinSize(size, size);
    setMaxSize(size, size);
    RotateTransition turn = new RotateTransition(Duration.millis(1100), turning);
    turn.setByAngle(360);
    turn.setInterpolator(Interpolator.LINEAR);
    turn.setCycleCount(Animation.INDEFINITE);
    sceneProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null || Motion.calm(this)) {
                turn.stop();
              } else {
                turn.play();
              }
            });
  }
}
