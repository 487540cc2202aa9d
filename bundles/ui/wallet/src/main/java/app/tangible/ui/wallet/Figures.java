package app.tangible.ui.wallet;

import app.tangible.store.Money;
import app.tangible.transfer.VoucherBook.Earnings;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How many films, what sales brought, what giving them brought. */
final class Figures extends HBox {

  /** The chain's coin has six decimals; a euro's cent has two. */
  private static final long UNITS_PER_CENT = 10_000;

  private final Screen screen;
  private final Texts texts;

  Figures(Screen screen) {
    this.screen = screen;
    this.texts = screen.texts();
    getStyleClass().addAll("card", "plain", "figures");
  }

  void show(int films, List<Receipt> receipts, Optional<Earnings> earned) {
    getChildren().clear();
    add(String.valueOf(films), texts.count("films", films));
    List<Money> sales = Receipts.earned(receipts);
    add(
        sales.isEmpty()
            ? screen.formats().money(new Money(0, "EUR"))
            : sales.stream().map(screen.formats()::money).collect(Collectors.joining(" + ")),
        texts.get("fromSales"));
    earned.ifPresent(
        paid -> {
          add(euros(paid.paidUnits()), texts.get("fromGiving"));
          add(euros(paid.owedUnits()), texts.get("owed"));
        });
  }

  private String euros(long units) {
    return screen.formats().money(new Money(Math.max(0, units) / UNITS_PER_CENT, "EUR"));
  }

  private void add(String value, String words) {
    Line figure = new Line("heading", value);
    figure.setWrapText(false);
    figure.setMinWidth(USE_PREF_SIZE);
    VBox box = new VBox(figure, new Line("quiet", words));
    box.getStyleClass().add("figure-box");
    getChildren().add(box);
  }
}
