package app.tangible.ui.nowplaying;

import app.tangible.ui.Action;
import app.tangible.ui.ActionRow;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** Why the film does not play: what happened, what it means, what to do. */
final class Trouble extends StackPane {

  private final Action back;

  /**
   * @param key of the texts: {@code key.what}, {@code key.means}, {@code key.todo}
   */
  Trouble(Screen screen, String key, Runnable leave, Runnable retry) {
    getStyleClass().add("trouble");
    SVGPath sign = new SVGPath();
    sign.setContent(Icons.WARNING);
    sign.getStyleClass().add("trouble-sign");
    back = new Action("back", screen.texts().get("back"), Icons.BACK, leave).primary();
    Action again = new Action("again", screen.texts().get("again"), Icons.START_OVER, retry);
    ActionRow actions = new ActionRow(screen);
    actions.act(back, again);
    StackPane signBox = new StackPane(sign);
    signBox.getStyleClass().add("seal-box");
    signBox.setMaxWidth(USE_PREF_SIZE);
    VBox card =
        new VBox(
            signBox,
            new Line("title", screen.texts().get(key + ".what")),
            new Line("body", screen.texts().get(key + ".means")),
            new Line("lead", screen.texts().get("todo")),
            new Line("body", screen.texts().get(key + ".todo")),
            actions);
    card.getStyleClass().addAll("card", "trouble-card");
    card.setMaxSize(1180, USE_PREF_SIZE);
    setAlignment(Pos.CENTER);
    getChildren().add(card);
  }

  void takeFocus() {
    back.requestFocus();
  }
}
