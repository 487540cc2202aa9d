package app.tangible.ui.wallet;

import app.tangible.identity.Protection;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.layout.VBox;

/** How the keys rest, what to do so that they are not lost, and the way to another level. */
final class KeysCard extends VBox {

  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  private final Texts texts;
  private final Line level = new Line("body");
  private final Line means = new Line("quiet");
  private final Action change;

  KeysCard(Screen screen) {
    this.texts = screen.texts();
    change =
        new Action(
            "wallet-keys",
            texts.get("keys.change"),
            Icons.LOCK,
            () -> screen.open("wallet", Map.of("show", "keys")));
    getStyleClass().setAll("card");
    getChildren()
        .addAll(
            new Line("heading", texts.get("keys")),
            level,
            means,
            new Line("quiet", texts.get("keys.recover")),
            change);
  }

  void show(Protection protection) {
    level.setText(texts.get("keys." + protection));
    means.setText(texts.get("keys." + protection + ".means"));
    change.setAccessibleHelp(level.getText());
    pseudoClassStateChanged(WARN, protection == Protection.MACHINE_BOUND);
  }
}
