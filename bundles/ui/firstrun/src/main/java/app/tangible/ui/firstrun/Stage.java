package app.tangible.ui.firstrun;

import app.tangible.ui.Action;
import java.util.Optional;
import javafx.scene.Node;

/** What one step shows between its words and the buttons below. */
interface Stage {

  Node node();

  /** What has the focus at first. */
  Node first();

  /** The button that leads on; empty where a choice does. */
  default Optional<Action> action() {
    return Optional.empty();
  }

  /** Lets go of everything. */
  default void close() {}
}
