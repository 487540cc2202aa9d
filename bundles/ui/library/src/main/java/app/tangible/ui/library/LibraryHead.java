package app.tangible.ui.library;

import app.tangible.library.Shelf.Order;
import app.tangible.ui.Action;
import app.tangible.ui.Chip;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.TakesText;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Title and count, films or series, and at the right search, filters and order. What is typed while
 * the focus is here goes into the search.
 */
final class LibraryHead extends HBox implements TakesText {

  private static final int LONGEST = 60;

  private final Screen screen;
  private final Texts texts;
  private final Wish wish;
  private final Runnable changed;
  private final Line count = new Line("quiet");
  private final Map<Wish.Tab, Chip> tabs = new EnumMap<>(Wish.Tab.class);
  private final Action search;
  private final Action filter;
  private final Action sort;

  LibraryHead(Screen screen, Wish wish, Runnable changed, Runnable filters) {
    this.screen = screen;
    this.texts = screen.texts();
    this.wish = wish;
    this.changed = changed;
    search = small(new Action("search", "", Icons.SEARCH, this::keyboard));
    filter = small(new Action("filter", "", Icons.FILTER, filters));
    sort = small(new Action("sort", "", Icons.SORT, this::orders));
    HBox kinds = new HBox();
    kinds.getStyleClass().add("chips");
    for (Wish.Tab tab : Wish.Tab.values()) {
      Chip chip =
          Chip.tab(
              "kind-" + tab,
              texts.get("kind." + tab),
              wish.tab == tab,
              () -> {
                wish.tab = tab;
                changed();
              });
      tabs.put(tab, chip);
      kinds.getChildren().add(chip);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    count.setMinWidth(USE_PREF_SIZE);
    Line title = new Line("title", texts.get("title"));
    title.setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll("page-head", "library-head");
    getChildren().addAll(title, kinds, count, space, search, filter, sort);
    draw();
  }

  private static Action small(Action action) {
    action.getStyleClass().add("head-action");
    return action;
  }

  void count(int titles) {
    count.setText(texts.count("titles", titles));
  }

  /** Whether there is anything to choose between. */
  void choices(boolean wanted) {
    getChildren().stream()
        .filter(child -> getChildren().indexOf(child) > 0)
        .forEach(child -> child.setVisible(wanted));
  }

  /** Shows what is wished. */
  void draw() {
    tabs.forEach((tab, chip) -> chip.on(tab == wish.tab));
    search.say(
        wish.text.isEmpty() ? texts.get("search") : texts.get("quoted", wish.text), Icons.SEARCH);
    filter.say(
        wish.filters() == 0 ? texts.get("filter") : texts.get("filter.some", wish.filters()),
        Icons.FILTER);
    sort.say(texts.get("order." + wish.order), Icons.SORT);
    sort.setAccessibleText(texts.get("sort") + ": " + texts.get("order." + wish.order));
  }

  private void changed() {
    draw();
    changed.run();
  }

  Action search() {
    return search;
  }

  private void keyboard() {
    screen.keyboard(
        Typing.of(Typing.Kind.TEXT, texts.get("search"), wish.text)
            .hint(texts.get("search.hint"))
            .atMost(LONGEST),
        this::search,
        text -> {});
  }

  void search(String text) {
    wish.text = text;
    changed();
  }

  @Override
  public void type(String text) {
    String next = wish.text + text;
    if (next.length() <= LONGEST) {
      search(next);
    }
  }

  @Override
  public boolean erase() {
    if (wish.text.isEmpty()) {
      return false;
    }
    search(wish.text.substring(0, wish.text.offsetByCodePoints(wish.text.length(), -1)));
    return true;
  }

  private void orders() {
    VBox list = new VBox();
    list.getStyleClass().add("row-list");
    Overlay sheet = screen.sheet(texts.get("sort"), new ScrollArea(list), () -> {});
    for (Order order : Order.values()) {
      Row row =
          new Row(
                  "order-" + order,
                  "",
                  texts.get("order." + order),
                  "",
                  () -> {
                    sheet.close();
                    wish.order = order;
                    changed();
                  })
              .marked(order == wish.order);
      list.getChildren().add(row);
      if (order == wish.order) {
        row.requestFocus();
      }
    }
  }
}
