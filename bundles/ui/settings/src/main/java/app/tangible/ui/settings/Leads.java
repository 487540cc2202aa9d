package app.tangible.ui.settings;

import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import java.util.Map;

/** Rows that lead to other pages. */
final class Leads {

  private Leads() {}

  /** Cannot be pressed where the page is not there. */
  static Row to(
      Screen screen, String key, String icon, String page, Map<String, String> arguments) {
    Row row =
        new Row(
                key,
                icon,
                screen.texts().get(key),
                screen.texts().get(key + ".hint"),
                () -> screen.open(page, arguments))
            .leads();
    row.setDisable(!screen.has(page));
    return row;
  }
}
