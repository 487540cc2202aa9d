package app.tangible.ui.walk;

import static org.awaitility.Awaitility.await;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** A real one: its events come through the window system. */
final class Mouse implements AutoCloseable {

  private final Robot robot = Theatre.onScreen(Robot::new);

  /** Onto this share of the node's width and height. */
  void over(String id, double x, double y) {
    await().atMost(Theatre.PATIENCE).until(() -> Theatre.onScreen(() -> node(id) != null));
    Point2D at =
        Theatre.onScreen(
            () -> {
              Node node = node(id);
              Bounds bounds = node.getLayoutBounds();
              Point2D exact =
                  node.localToScreen(
                      bounds.getMinX() + x * bounds.getWidth(),
                      bounds.getMinY() + y * bounds.getHeight());
              Point2D on = new Point2D(Math.round(exact.getX()), Math.round(exact.getY()));
              robot.mouseMove(on.getX() - 2, on.getY());
              robot.mouseMove(on);
              return on;
            });
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> Theatre.onScreen(robot::getMousePosition), at::equals);
  }

  void over(String id) {
    over(id, 0.5, 0.5);
  }

  static Node node(String id) {
    Scene scene = Theatre.scene();
    return scene == null ? null : scene.lookup("#" + id);
  }

  void click(String id) {
    over(id);
    click(MouseButton.PRIMARY);
  }

  void click(MouseButton button) {
    Theatre.onScreen(
        () -> {
          robot.mouseClick(button);
          return null;
        });
  }

  /** Away from the person is negative. */
  void wheel(int notches) {
    Theatre.onScreen(
        () -> {
          robot.mouseWheel(notches);
          return null;
        });
  }

  /** With the button held, in steps, as a hand does. */
  void draw(String id, double x, double y) {
    over(id);
    Theatre.onScreen(
        () -> {
          robot.mousePress(MouseButton.PRIMARY);
          return null;
        });
    for (int step = 1; step <= 8; step++) {
      Theatre.onScreen(
          () -> {
            robot.mouseMove(robot.getMouseX() + x / 8, robot.getMouseY() + y / 8);
            return null;
          });
    }
    Theatre.onScreen(
        () -> {
          robot.mouseRelease(MouseButton.PRIMARY);
          return null;
        });
  }

  /** Where it troubles nobody. */
  @Override
  public void close() {
    Theatre.onScreen(
        () -> {
          robot.mouseMove(3839, 2159);
          return null;
        });
  }
}
