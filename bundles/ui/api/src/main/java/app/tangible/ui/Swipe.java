package app.tangible.ui;

import java.util.function.DoubleConsumer;
import javafx.event.EventTarget;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A finger, or the mouse with its button held, that draws what scrolls along; what it began on is
 * then not pressed. Where the toolkit itself scrolls under a finger (its mouse events are made up
 * then) this only keeps things from being pressed.
 */
final class Swipe {

  /** A hand is never quite still. */
  private static final double SLOP = 18;

  /** For how long what was pushed goes on, as if it kept its speed. */
  private static final double ROLLS_SECONDS = 0.22;

  private static final double NANOS = 1e9;

  private enum State {
    NONE,
    PRESSED,
    DRAWN,
    ELSEWHERE
  }

  private final Orientation along;
  private final DoubleConsumer drawn;
  private final DoubleConsumer letGo;
  private State state = State.NONE;
  private double startX;
  private double startY;
  private double last;
  private long lastAt;
  private double speed;

  /**
   * @param drawn hears by how many units of the region it was drawn, toward its end if positive
   * @param letGo hears how far it would roll on by itself
   */
  Swipe(Region region, Orientation along, DoubleConsumer drawn, DoubleConsumer letGo) {
    this.along = along;
    this.drawn = drawn;
    this.letGo = letGo;
    region.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> pressed(region, event));
    region.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> dragged(region, event));
    region.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
  }

  private void pressed(Region region, MouseEvent event) {
    state = event.getButton() == MouseButton.PRIMARY ? State.PRESSED : State.NONE;
    startX = event.getSceneX();
    startY = event.getSceneY();
    last = at(region, event);
    lastAt = System.nanoTime();
    speed = 0;
  }

  private double at(Region region, MouseEvent event) {
    var point = region.sceneToLocal(event.getSceneX(), event.getSceneY());
    return along == Orientation.VERTICAL ? point.getY() : point.getX();
  }

  private void dragged(Region region, MouseEvent event) {
    double x = Math.abs(event.getSceneX() - startX);
    double y = Math.abs(event.getSceneY() - startY);
    if (state == State.PRESSED && Math.max(x, y) > SLOP) {
      state = y > x == (along == Orientation.VERTICAL) ? State.DRAWN : State.ELSEWHERE;
    }
    if (state != State.DRAWN) {
      return;
    }
    disarm(event.getTarget());
    double now = at(region, event);
    long time = System.nanoTime();
    double by = last - now;
    speed = (speed + by * NANOS / Math.max(1_000_000, time - lastAt)) / 2;
    last = now;
    lastAt = time;
    if (!event.isSynthesized()) {
      drawn.accept(by);
    }
    event.consume();
  }

  private void released(MouseEvent event) {
    if (state == State.DRAWN) {
      disarm(event.getTarget());
      if (!event.isSynthesized()) {
        letGo.accept(speed * ROLLS_SECONDS);
      }
      event.consume();
    }
    state = State.NONE;
  }

  private static void disarm(EventTarget target) {
    for (Node at = target instanceof Node node ? node : null; at != null; at = at.getParent()) {
      if (at instanceof ButtonBase button) {
        button.disarm();
      }
    }
  }
}
