package app.tangible.ui.settings;

import java.util.List;
import javafx.scene.Node;

/** What one section shows. */
interface Settings {

  List<Node> rows();

  /** Lets go of everything. */
  default void close() {}
}
