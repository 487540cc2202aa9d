package app.tangible.ui.settings;

import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** A telephone as the remote control. */
final class PhoneSettings implements Settings {

  private final List<Node> rows;

  PhoneSettings(Screen screen) {
    rows =
        screen.has("phone")
            ? List.of(Leads.to(screen, "phone", Icons.PHONE, "phone", Map.of()))
            : List.of(new Line("body", screen.texts().get("phone.none")));
  }

  @Override
  public List<Node> rows() {
    return rows;
  }
}
