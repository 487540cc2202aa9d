package app.tangible.ui.shell;

import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.Line;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A question with its answers side by side. */
final class QuestionPanel extends VBox {

  QuestionPanel(String heading, String words, Answer[] answers, Consumer<Answer> given) {
    getStyleClass().add("question");
    Line body = new Line("body");
    body.say(words);
    HBox row = new HBox();
    row.getStyleClass().add("actions");
    for (Answer answer : answers) {
      Action action =
          new Action(answer.id(), answer.text(), answer.icon(), () -> given.accept(answer));
      switch (answer.weight()) {
        case PLAIN -> {}
        case PRIMARY -> action.primary();
        case DANGER -> action.danger();
      }
      row.getChildren().add(action);
    }
    getChildren().addAll(new Line("heading", heading), body, row);
  }
}
