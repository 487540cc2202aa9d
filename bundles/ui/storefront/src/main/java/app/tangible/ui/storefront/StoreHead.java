package app.tangible.ui.storefront;

import app.tangible.ui.Action;
import app.tangible.ui.Chip;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Title, count, what is searched for, and the ways to see fewer. */
final class StoreHead extends HBox {

  private final Screen screen;
  private final Texts texts;
  private final Wish wish;
  private final Runnable changed;
  private final Line count = new Line("quiet");
  private final Action search;
  private final Action filter;
  private final Chip all;
  private final Chip notMine;

  /**
   * @param changed runs when something else is wished
   * @param filters opens the filters
   */
  StoreHead(Screen screen, Wish wish, Runnable changed, Runnable filters) {
    this.screen = screen;
    this.texts = screen.texts();
    this.wish = wish;
    this.changed = changed;
    search = new Action("store-search", "", Icons.SEARCH, this::keyboard);
    filter = new Action("store-filter", "", Icons.FILTER, filters);
    search.getStyleClass().add("head-action");
    filter.getStyleClass().add("head-action");
    all = Chip.tab("store-all", texts.get("tab.all"), true, () -> mine(false));
    notMine = Chip.tab("store-new", texts.get("tab.new"), false, () -> mine(true));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getStyleClass().addAll("page-head", "store-head");
    count.setWrapText(false);
    Line title = new Line("title", texts.get("title"));
    title.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(title, count, space, all, notMine, search, filter);
    draw();
  }

  private void mine(boolean hidden) {
    wish.notMine = hidden;
    draw();
    changed.run();
  }

  private void keyboard() {
    screen.keyboard(
        Typing.of(Typing.Kind.TEXT, texts.get("search"), wish.text).hint(texts.get("search.hint")),
        this::text,
        text -> {});
  }

  /** Something else is searched for. */
  void text(String text) {
    wish.text = text;
    draw();
    changed.run();
  }

  Action search() {
    return search;
  }

  void count(int offers) {
    count.setText(texts.count("count", offers));
  }

  void draw() {
    all.on(!wish.notMine);
    notMine.on(wish.notMine);
    search.say(
        wish.text.isBlank() ? texts.get("search") : texts.get("quoted", wish.text), Icons.SEARCH);
    int filters = wish.filters();
    filter.say(
        filters == 0 ? texts.get("filter") : texts.count("filter.on", filters), Icons.FILTER);
  }
}
