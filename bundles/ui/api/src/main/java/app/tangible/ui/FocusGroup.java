package app.tangible.ui;

import javafx.scene.Node;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of a page in which the arrows stay as long as there is somewhere to go, and which scrolls.
 * Groups may lie in groups: a row of posters in a page that scrolls.
 */
@ConsumerType
public interface FocusGroup {

  /** The node inside it has got the focus: brings it into sight. */
  void reveal(Node node);

  /** Ends at once whatever glides, so that everything is where it is going to be. */
  default void settle() {}
}
