package app.tangible.ui.viewers;

import app.tangible.library.LibraryException;
import app.tangible.library.Viewers;
import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Action;
import app.tangible.ui.ActionRow;
import app.tangible.ui.Answer;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is known of one viewer: name, colour, age, PIN. Nothing holds before it is saved. */
final class EditView implements View {

  private final Screen screen;
  private final Texts texts;
  private final Viewers viewers;
  private final int number;
  private final Line title = new Line("title");
  private final VBox form = new VBox();
  private final ActionRow actions;
  private final Mark mark = new Mark(260);
  private final HBox root;

  EditView(Screen screen, Viewers viewers, int number) {
    this.screen = screen;
    this.texts = screen.texts();
    this.viewers = viewers;
    this.number = number;
    actions = new ActionRow(screen);
    form.getStyleClass().add("row-list");
    VBox words = new VBox(title, form, actions);
    words.getStyleClass().add("viewer-form");
    HBox.setHgrow(words, Priority.ALWAYS);
    root = new HBox(mark, words);
    root.getStyleClass().addAll("page-body", "viewer-edit");
    screen.work(this::find, this::show, this::failed);
  }

  private Viewer find() {
    if (number == 0) {
      int taken = viewers.all().size();
      return new Viewer(0, "", taken % Portrait.COLOURS, OptionalInt.empty(), false);
    }
    return viewers.all().stream()
        .filter(viewer -> viewer.number() == number)
        .findFirst()
        .orElseThrow(() -> new LibraryException("there is no viewer " + number));
  }

  private void show(Viewer viewer) {
    title.setText(texts.get(number == 0 ? "new" : "change"));
    Portrait portrait = new Portrait(screen, viewer, mark);
    form.getChildren().setAll(portrait.rows());
    Action save =
        new Action("viewer-save", texts.get("save"), Icons.CHECK, () -> save(portrait)).primary();
    Action back = new Action("back", texts.get("back"), Icons.BACK, screen::back);
    if (number == 0) {
      actions.act(save, back);
    } else {
      actions.act(
          save,
          back,
          new Action("viewer-remove", texts.get("remove"), Icons.REMOVE, () -> remove(viewer)));
    }
    screen.offerFocus(portrait.rows().getFirst());
  }

  private void save(Portrait portrait) {
    if (!portrait.complete()) {
      return;
    }
    screen.work(
        () -> {
          Viewer kept = viewers.keep(portrait.viewer());
          if (portrait.newPin().isPresent()) {
            viewers.pin(kept.number(), portrait.newPin().get());
          }
          return kept;
        },
        kept -> screen.back(),
        this::failed);
  }

  private void remove(Viewer viewer) {
    screen.ask(
        texts.get("remove.ask", viewer.name()),
        texts.get("remove.means"),
        Answer.none("keep", texts.get("remove.no")),
        Answer.danger(
            "remove",
            texts.get("remove"),
            () ->
                screen.work(
                    () -> {
                      viewers.remove(viewer.number());
                      return viewer;
                    },
                    gone -> screen.back(),
                    this::failed)));
  }

  private void failed(Exception failure) {
    boolean said = failure instanceof LibraryException && failure.getMessage() != null;
    screen.notice(said ? String.valueOf(failure.getMessage()) : texts.get("failed"));
  }

  @Override
  public Node node() {
    return root;
  }
}
