package app.tangible.ui.wallet;

import app.tangible.ui.Action;
import app.tangible.ui.EmptyState;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What came and what went, newest first. */
final class ReceiptsView implements View {

  private static final int MOST = 300;

  private final Screen screen;
  private final Texts texts;
  private final VBox rows = new VBox();
  private final StackPane body = new StackPane();
  private final VBox root;

  ReceiptsView(Screen screen, Receipts receipts) {
    this.screen = screen;
    this.texts = screen.texts();
    HBox head = new HBox(new Line("title", texts.get("receipts")));
    head.getStyleClass().add("page-head");
    rows.getStyleClass().addAll("row-list", "receipts");
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, body);
    root.getStyleClass().add("page-body");
    screen.work(receipts::all, this::show, failure -> screen.notice(texts.get("failed")));
  }

  private void show(List<Receipt> found) {
    if (found.isEmpty()) {
      Action back = new Action("back", texts.get("back"), Icons.BACK, screen::back).primary();
      body.getChildren()
          .setAll(
              new EmptyState(
                  texts.get("receipts.none.heading"), texts.get("receipts.none.body"), back));
      screen.offerFocus(back);
      return;
    }
    rows.getChildren().setAll(found.stream().limit(MOST).map(this::row).toList());
    body.getChildren().setAll(new ScrollArea(rows));
    screen.offerFocus(rows.getChildren().getFirst());
  }

  private Node row(Receipt receipt) {
    return new Row(
            "receipt-" + receipt.id(),
            icon(receipt.what()),
            receipt.title(),
            texts.get(
                "receipt.line",
                texts.get("receipt." + receipt.what()),
                screen.formats().date(receipt.when())),
            () -> details(receipt))
        .value(
            receipt
                .money()
                .map(
                    money ->
                        texts.get(
                            receipt.came() ? "receipt.minus" : "receipt.plus",
                            screen.formats().money(money)))
                .orElse(""));
  }

  private static String icon(Receipt.What what) {
    return switch (what) {
      case BOUGHT -> Icons.STORE;
      case BORROWED, LENT -> Icons.LEND;
      case SOLD -> Icons.SELL;
      case GIVEN -> Icons.GIVE;
    };
  }

  private void details(Receipt receipt) {
    VBox lines = new VBox();
    lines.getStyleClass().add("receipt-details");
    line(lines, "receipt.what", texts.get("receipt." + receipt.what()));
    line(lines, "receipt.when", screen.formats().date(receipt.when()));
    receipt.money().ifPresent(money -> line(lines, "receipt.money", screen.formats().money(money)));
    receipt.token().ifPresent(token -> line(lines, "receipt.token", token));
    receipt.transaction().ifPresent(transaction -> line(lines, "receipt.transaction", transaction));
    lines.getChildren().add(new Line("quiet", texts.get("receipt.public")));
    if (receipt.came()) {
      lines
          .getChildren()
          .add(
              new Row(
                      "receipt-film",
                      Icons.FILMS,
                      texts.get("receipt.open"),
                      "",
                      () -> screen.open("film", Map.of("licence", receipt.id())))
                  .leads());
    } else {
      lines
          .getChildren()
          .add(
              new Row(
                      "receipt-market",
                      Icons.MARKET,
                      texts.get("receipt.market"),
                      "",
                      () -> screen.open("market", Map.of("show", "mine")))
                  .leads());
    }
    screen.sheet(receipt.title(), new ScrollArea(lines), () -> {});
  }

  private void line(VBox into, String key, String value) {
    VBox box = new VBox(new Line("quiet", texts.get(key)), new Line("body", value));
    box.getStyleClass().add("receipt-fact");
    into.getChildren().add(box);
  }

  @Override
  public Node node() {
    return root;
  }
}
