package app.tangible.ui;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** How long things take to move, and whether they do: a person may want it calm. */
public final class Motion {

  /** A key was pressed: the focus moves, a thing grows. */
  public static final Duration QUICK = Duration.millis(140);

  /** A list glides to where the focus is; a page appears. */
  public static final Duration GLIDE = Duration.millis(180);

  /** A picture comes in; a backdrop changes. */
  public static final Duration SLOW = Duration.millis(260);

  /** Starts quickly and ends softly, as something that was pushed does. */
  public static final Interpolator EASE = Interpolator.SPLINE(0.2, 0, 0, 1);

  private static final String CALM = "app.tangible.ui.calm";

  private Motion() {}

  /** Whether nothing is to move where this node is; then things are at once where they belong. */
  public static boolean calm(Node node) {
    return node.getScene() == null
        || Boolean.TRUE.equals(node.getScene().getProperties().get(CALM));
  }

  /** Says so of a whole scene. */
  public static void calm(javafx.scene.Scene scene, boolean calm) {
    scene.getProperties().put(CALM, calm);
  }

  /** Moves the node sideways to there. */
  static void move(Node node, double x) {
    if (calm(node)) {
      node.setTranslateX(x);
      return;
    }
    TranslateTransition move = new TranslateTransition(QUICK, node);
    move.setToX(x);
    move.setInterpolator(EASE);
    move.play();
  }

  /** Lets the node appear. */
  public static void fadeIn(Node node, Duration time) {
    fadeIn(node, time, () -> {});
  }

  /** Lets the node appear, then runs this. */
  public static void fadeIn(Node node, Duration time, Runnable then) {
    if (calm(node)) {
      node.setOpacity(1);
      then.run();
      return;
    }
    FadeTransition fade = new FadeTransition(time, node);
    fade.setFromValue(0);
    fade.setToValue(1);
    fade.setOnFinished(event -> then.run());
    fade.play();
  }
}
