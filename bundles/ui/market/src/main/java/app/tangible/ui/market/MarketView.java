package app.tangible.ui.market;

import app.tangible.ui.Chip;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Three lists, one shown at a time. */
final class MarketView implements View {

  private final Screen screen;
  private final MarketPage page;
  private final Map<Tab, Chip> tabs = new EnumMap<>(Tab.class);
  private final Line count = new Line("quiet");
  private final StackPane body = new StackPane();
  private final VBox root;
  private @Nullable Listing shown;

  /** One list. */
  interface Listing {

    Node node();

    /** Asks for what it shows. */
    void load();

    default void close() {}
  }

  MarketView(Screen screen, MarketPage page, Tab first) {
    this.screen = screen;
    this.page = page;
    Texts texts = screen.texts();
    HBox choice = new HBox();
    choice.getStyleClass().add("choice");
    for (Tab tab : Tab.values()) {
      Chip chip =
          Chip.tab(
              "market-" + tab.word(),
              texts.get("tab." + tab.word()),
              tab == first,
              () -> show(tab));
      tabs.put(tab, chip);
      choice.getChildren().add(chip);
    }
    HBox head = new HBox(new Line("title", texts.get("title")), choice, count);
    head.getStyleClass().addAll("page-head", "market-head");
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, body);
    root.getStyleClass().add("page-body");
    show(first);
  }

  private void show(Tab tab) {
    tabs.forEach((each, chip) -> chip.on(each == tab));
    close();
    count.setText("");
    Listing next =
        switch (tab) {
          case OFFERS -> new ResaleList(screen, page, page::offers, "offers.none", count::setText);
          case FORME -> new ForMe(screen, page, count::setText);
          case MINE -> new Mine(screen, page);
        };
    shown = next;
    body.getChildren().setAll(next.node());
    next.load();
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.close();
    }
  }
}
