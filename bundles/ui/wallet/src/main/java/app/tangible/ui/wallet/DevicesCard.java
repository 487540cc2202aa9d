package app.tangible.ui.wallet;

import app.tangible.ui.Badge;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** This device, and the others that licences of the household name. It can have the focus. */
final class DevicesCard extends VBox {

  private final Texts texts;
  private final VBox list = new VBox();

  DevicesCard(Screen screen) {
    this.texts = screen.texts();
    setId("wallet-devices");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(texts.get("devices"));
    getStyleClass().setAll("card");
    list.getStyleClass().add("devices");
    getChildren()
        .addAll(
            new Line("heading", texts.get("devices")),
            list,
            new Line("quiet", texts.get("devices.hint")));
  }

  void show(String own, List<String> named) {
    List<Node> rows = new ArrayList<>();
    rows.add(row(own, true));
    named.stream().filter(device -> !device.equals(own)).forEach(d -> rows.add(row(d, false)));
    list.getChildren().setAll(rows);
  }

  private Node row(String device, boolean own) {
    SVGPath icon = new SVGPath();
    icon.setContent(Icons.TRAILER);
    icon.getStyleClass().add("device-icon");
    Line words =
        new Line("body", texts.get("device", device.substring(0, 8), device.substring(56)));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(icon, words);
    row.getStyleClass().add("device");
    if (own) {
      row.getChildren().add(new Badge(texts.get("device.this"), Badge.Tone.OWNED));
    }
    return row;
  }
}
