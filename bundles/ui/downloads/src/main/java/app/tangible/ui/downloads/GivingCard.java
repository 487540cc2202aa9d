package app.tangible.ui.downloads;

import app.tangible.store.Money;
import app.tangible.transfer.VoucherBook.Earnings;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the household gives to others, and what it is paid for it. */
final class GivingCard extends VBox {

  /** The chain's coin has six decimals; a euro's cent has two. */
  private static final long UNITS_PER_CENT = 10_000;

  private final Screen screen;
  private final Texts texts;
  private final HBox figures = new HBox();
  private final Line hint = new Line("quiet");

  GivingCard(Screen screen) {
    this.screen = screen;
    this.texts = screen.texts();
    figures.getStyleClass().add("figures");
    getStyleClass().addAll("card", "plain", "giving");
    getChildren().addAll(new Line("heading", texts.get("giving")), figures, hint);
  }

  void show(boolean seeds, int films, Optional<Earnings> earned) {
    figures.getChildren().clear();
    figures.setVisible(seeds);
    figures.setManaged(seeds);
    if (!seeds) {
      hint.say(texts.get("giving.off"));
      return;
    }
    add("given.films", String.valueOf(films));
    earned.ifPresent(
        paid -> {
          add("given.bytes", screen.formats().bytes(paid.servedBytes()));
          add("given.owed", euros(paid.owedUnits()));
          add("given.paid", euros(paid.paidUnits()));
        });
    hint.say(texts.get(earned.isPresent() ? "giving.paid" : "giving.free"));
  }

  private String euros(long units) {
    return screen.formats().money(new Money(Math.max(0, units) / UNITS_PER_CENT, "EUR"));
  }

  private void add(String key, String value) {
    Line figure = new Line("figure", value);
    figure.setWrapText(false);
    VBox box = new VBox(figure, new Line("quiet", texts.get(key)));
    box.getStyleClass().add("figure-box");
    figures.getChildren().add(box);
  }
}
