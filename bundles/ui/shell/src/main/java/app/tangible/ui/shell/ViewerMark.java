package app.tangible.ui.shell;

import app.tangible.library.Viewers.Viewer;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Who is watching: the first letter of the name in his colour, at the end of the menu bar. */
final class ViewerMark extends Button {

  private final Label letter = new Label();
  private final StackPane mark = new StackPane(letter);

  ViewerMark(Runnable pressed) {
    setId("menu-viewer");
    getStyleClass().setAll("viewer-button");
    letter.getStyleClass().add("viewer-button-letter");
    setGraphic(mark);
    setOnAction(event -> pressed.run());
    show(Optional.empty(), "");
  }

  /**
   * @param words what it does, for who cannot see it
   */
  void show(Optional<Viewer> viewer, String words) {
    setVisible(viewer.isPresent());
    setManaged(viewer.isPresent());
    viewer.ifPresent(
        who -> {
          letter.setText(
              who.name().isEmpty()
                  ? ""
                  : new String(
                      Character.toChars(Character.toUpperCase(who.name().codePointAt(0)))));
          mark.getStyleClass()
              .setAll("viewer-button-mark", "viewer-" + Math.floorMod(who.colour(), 8));
          setAccessibleText(words);
        });
  }
}
