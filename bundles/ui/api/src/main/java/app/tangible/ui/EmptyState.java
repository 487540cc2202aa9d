package app.tangible.ui;

import javafx.scene.layout.VBox;

/** What stands where nothing can be shown: why, and what may be done about it. */
public final class EmptyState extends VBox {

  /** Words alone. */
  public EmptyState(String heading, String words) {
    super(new Line("heading", heading), new Line("body", words));
    getStyleClass().add("empty-state");
  }

  /** With a button below. */
  public EmptyState(String heading, String words, Action action) {
    this(heading, words);
    getChildren().add(action);
  }
}
