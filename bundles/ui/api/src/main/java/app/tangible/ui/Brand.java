package app.tangible.ui;

import javafx.scene.control.Label;
import javafx.scene.shape.SVGPath;

/** The product's mark and name; where there is no room for both, its graphic alone. */
public final class Brand extends Label {

  private static final String MARK =
      "M4 2 H20 A2 2 0 0 1 22 4 V20 A2 2 0 0 1 20 22 H4 A2 2 0 0 1 2 20 V4 A2 2 0 0 1 4 2 Z"
          + " M9 7 V17 L17.5 12 Z";

  /** As it stands at the head of the window. */
  public Brand() {
    super("Tangible");
    SVGPath mark = new SVGPath();
    mark.setContent(MARK);
    mark.getStyleClass().add("mark");
    setGraphic(mark);
    getStyleClass().add("brand");
  }
}
