package app.tangible.ui.firstrun;

import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** What can be done from here on. */
final class ReadyStage implements Stage {

  private final VBox points = new VBox();
  private final Action action;

  ReadyStage(Screen screen, Runnable done) {
    Texts texts = screen.texts();
    points.getStyleClass().add("firstrun-points");
    points.getChildren().add(point(Icons.FILMS, texts.get("ready.library")));
    if (screen.has("store")) {
      points.getChildren().add(point(Icons.STORE, texts.get("ready.store")));
    }
    if (screen.has("phone")) {
      points.getChildren().add(point(Icons.PHONE, texts.get("ready.phone")));
    }
    points.getChildren().add(point(Icons.SETTINGS, texts.get("ready.settings")));
    action = new Action("firstrun-done", texts.get("ready.go"), Icons.PLAY, done).primary();
  }

  private static HBox point(String icon, String words) {
    SVGPath path = new SVGPath();
    path.setContent(icon);
    path.getStyleClass().add("firstrun-icon");
    HBox point = new HBox(path, new Line("body", words));
    point.getStyleClass().add("firstrun-point");
    return point;
  }

  @Override
  public Node node() {
    return points;
  }

  @Override
  public Node first() {
    return action;
  }

  @Override
  public Optional<Action> action() {
    return Optional.of(action);
  }
}
