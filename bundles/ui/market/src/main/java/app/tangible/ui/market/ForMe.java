package app.tangible.ui.market;

import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Gifts and loans for this household, and the code by which others find it. */
final class ForMe implements MarketView.Listing {

  private final Screen screen;
  private final Texts texts;
  private final MarketPage page;
  private final ResaleList offers;
  private final Line code = new Line("figure");
  private final VBox root;

  ForMe(Screen screen, MarketPage page, Consumer<String> count) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    this.offers = new ResaleList(screen, page, page::toMe, "forme.none", count);
    code.setId("my-code");
    code.getStyleClass().add("code");
    VBox words =
        new VBox(
            new Line("heading", texts.get("code.title")),
            new Line("quiet", texts.get("code.hint")));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox card = new HBox(words, code);
    card.getStyleClass().addAll("card", "code-card");
    VBox.setVgrow(offers.node(), Priority.ALWAYS);
    root = new VBox(card, offers.node());
    root.getStyleClass().add("for-me");
  }

  @Override
  public void load() {
    offers.load();
    screen.work(
        () -> page.market().householdCode(),
        own -> code.setText(CodeEntry.grouped(own)),
        failure -> code.setText(texts.get("code.later")));
  }

  @Override
  public Node node() {
    return root;
  }
}
