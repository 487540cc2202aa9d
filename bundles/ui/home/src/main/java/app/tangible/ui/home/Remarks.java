package app.tangible.ui.home;

import app.tangible.library.Library;
import app.tangible.library.Remark;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What happened while nobody looked, one at a time, until the household says that it read it. */
final class Remarks extends HBox {

  private final Screen screen;
  private final Texts texts;
  private final Library library;

  Remarks(Screen screen, Library library) {
    this.screen = screen;
    this.texts = screen.texts();
    this.library = library;
    getStyleClass().addAll("card", "remark");
    VBox.setMargin(this, new Insets(0, 0, 18, 0));
    there(false);
  }

  private void there(boolean wanted) {
    setVisible(wanted);
    setManaged(wanted);
  }

  void show(List<Remark> remarks) {
    there(!remarks.isEmpty());
    if (remarks.isEmpty()) {
      getChildren().clear();
      return;
    }
    Remark first = remarks.getFirst();
    VBox words =
        new VBox(
            new Line("heading", texts.get("remark." + first.what(), first.title())),
            new Line("quiet", texts.get("remark." + first.what() + ".hint")));
    HBox.setHgrow(words, Priority.ALWAYS);
    Action told =
        new Action("remark-told", texts.get("remark.told"), Icons.CHECK, () -> told(first));
    getChildren().setAll(words, told);
  }

  private void told(Remark remark) {
    screen.work(
        () -> {
          library.told(remark.number());
          return remark;
        },
        done -> {},
        failure -> screen.notice(texts.get("failed")));
  }
}
