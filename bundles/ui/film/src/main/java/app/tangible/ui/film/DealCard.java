package app.tangible.ui.film;

import app.tangible.store.Sale;
import app.tangible.ui.Action;
import app.tangible.ui.DealWords;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** Where the film is on the market, while it does not play here. */
final class DealCard extends VBox {

  private final DealWords words;
  private final Line state = new Line("heading");
  private final Line hint = new Line("quiet");
  private final Action market;

  DealCard(Screen screen) {
    words = new DealWords(screen.locale());
    market =
        new Action(
            "to-market",
            screen.texts().get("toMarket"),
            Icons.MARKET,
            () -> screen.open("market", Map.of("show", "mine")));
    getStyleClass().add("card");
    setId("deal");
    getChildren().addAll(state, hint, market);
    show(Optional.empty());
  }

  void show(Optional<Sale> sale) {
    setVisible(sale.isPresent());
    setManaged(sale.isPresent());
    sale.ifPresent(
        known -> {
          state.setText(words.title(known) + " · " + words.terms(known));
          hint.say(words.hint(known).strip());
        });
  }

  Action action() {
    return market;
  }
}
