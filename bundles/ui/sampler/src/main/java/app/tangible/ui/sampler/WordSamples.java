package app.tangible.ui.sampler;

import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sizes of type and the colours. */
final class WordSamples extends VBox {

  private static final List<String> STYLES =
      List.of(
          "display",
          "title",
          "heading",
          "figure",
          "body",
          "lead",
          "quiet",
          "good",
          "bad",
          "row-heading");
  private static final List<String> COLOURS =
      List.of(
          "night",
          "deep",
          "surface",
          "raised",
          "edge",
          "ink",
          "soft",
          "faint",
          "gold",
          "gold-deep",
          "good",
          "bad",
          "viewer-0",
          "viewer-1",
          "viewer-2",
          "viewer-3",
          "viewer-4",
          "viewer-5",
          "viewer-6",
          "viewer-7");

  WordSamples(Screen screen) {
    getStyleClass().add("sampler-part");
    for (String style : STYLES) {
      Line name = new Line("quiet", style);
      name.setMinWidth(220);
      HBox row = new HBox(name, new Line(style, screen.texts().get("sentence")));
      row.getStyleClass().add("sampler-line");
      getChildren().add(row);
    }
    FlowPane colours = new FlowPane();
    colours.getStyleClass().add("chips");
    for (String colour : COLOURS) {
      Region patch = new Region();
      patch.getStyleClass().add("sampler-patch");
      patch.setStyle("-fx-background-color: -" + colour + ";");
      VBox named = new VBox(patch, new Line("quiet", colour));
      colours.getChildren().add(named);
    }
    // Something to stop at, so that the end is reached.
    colours.setId("colours");
    colours.setFocusTraversable(true);
    colours.setAccessibleRole(AccessibleRole.TEXT);
    colours.setAccessibleText(screen.texts().get("colours"));
    getChildren().add(colours);
  }
}
