package app.tangible.ui.sampler;

import app.tangible.ui.Action;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** Holds a control in a state, for the eye alone: it cannot be reached nor pressed. */
enum States {
  NORMAL,
  CHOSEN,
  PRESSED,
  DISABLED,
  BUSY;

  static final List<States> OF_ANY = List.of(NORMAL, CHOSEN, PRESSED, DISABLED);

  <T extends Node> T on(T control) {
    control.setFocusTraversable(false);
    control.setMouseTransparent(true);
    switch (this) {
      case NORMAL -> {}
      case CHOSEN -> put(control, "chosen");
      case PRESSED -> {
        put(control, "chosen");
        put(control, "pressed");
      }
      case DISABLED -> control.setDisable(true);
      case BUSY -> {
        if (control instanceof Action action) {
          action.busy(true);
        }
      }
    }
    return control;
  }

  private static void put(Node control, String state) {
    control.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true);
  }
}
