package app.tangible.ui.wallet;

import app.tangible.identity.Protection;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/** How the keys rest, and what to do so that they are not lost. It can have the focus. */
final class KeysCard extends VBox {

  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  private final Texts texts;
  private final Line level = new Line("body");
  private final Line means = new Line("quiet");

  KeysCard(Screen screen) {
    this.texts = screen.texts();
    setId("wallet-keys");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(texts.get("keys"));
    getStyleClass().setAll("card");
    getChildren()
        .addAll(
            new Line("heading", texts.get("keys")),
            level,
            means,
            new Line("quiet", texts.get("keys.recover")));
  }

  void show(Protection protection) {
    level.setText(texts.get("keys." + protection));
    means.setText(texts.get("keys." + protection + ".means"));
    setAccessibleHelp(level.getText());
    pseudoClassStateChanged(WARN, protection == Protection.MACHINE_BOUND);
  }
}
