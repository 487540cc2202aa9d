package app.tangible.ui.storefront;

import app.tangible.store.Money;
import app.tangible.store.Offer;
import app.tangible.ui.Action;
import app.tangible.ui.Chip;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * Order, price, genres, years, studios and qualities as chips at the side; each takes effect at
 * once.
 */
final class StoreFilters {

  private static final int MOST_STUDIOS = 24;

  private final Screen screen;
  private final Texts texts;
  private final Wish wish;
  private final Runnable changed;
  private final VBox body = new VBox();

  StoreFilters(Screen screen, Wish wish, Runnable changed) {
    this.screen = screen;
    this.texts = screen.texts();
    this.wish = wish;
    this.changed = changed;
  }

  void open(List<Offer> offers) {
    body.getStyleClass().add("store-filters");
    orders();
    prices(offers.isEmpty() ? "EUR" : offers.getFirst().price().currency());
    several(
        "filter.genre",
        offers.stream()
            .flatMap(offer -> offer.genres().stream())
            .distinct()
            .sorted()
            .limit(MOST_STUDIOS)
            .toList(),
        wish.genres,
        genre -> genre);
    several(
        "filter.decade",
        distinct(offers, Wish::decade, Comparator.reverseOrder()),
        wish.decades,
        decade -> texts.get("decade", decade));
    several(
        "filter.studio",
        distinct(offers, Offer::studio, Comparator.naturalOrder()),
        wish.studios,
        studio -> studio);
    several(
        "filter.quality",
        distinct(offers, Offer::quality, Comparator.naturalOrder()),
        wish.qualities,
        quality -> quality);
    body.getChildren()
        .add(
            new Action(
                "filter-clear",
                texts.get("filter.clear"),
                Icons.CROSS,
                () -> {
                  wish.clear();
                  body.lookupAll(".filter").forEach(node -> ((Chip) node).on(false));
                  changed.run();
                }));
    screen.sheet(texts.get("filter"), new ScrollArea(body), () -> {});
  }

  private static <T> List<T> distinct(
      List<Offer> offers, Function<Offer, T> what, Comparator<T> order) {
    return offers.stream().map(what).distinct().sorted(order).limit(MOST_STUDIOS).toList();
  }

  private void orders() {
    Map<Wish.Order, Chip> chips = new TreeMap<>();
    FlowPane row = group("filter.order");
    for (Wish.Order order : Wish.Order.values()) {
      Chip chip =
          Chip.tab(
              "order-" + order,
              texts.get("order." + order),
              wish.order == order,
              () -> {
                wish.order = order;
                chips.forEach((of, each) -> each.on(of == order));
                changed.run();
              });
      chips.put(order, chip);
      row.getChildren().add(chip);
    }
  }

  private void prices(String currency) {
    Map<Integer, Chip> chips = new TreeMap<>();
    FlowPane row = group("filter.price");
    for (int price : Wish.PRICES) {
      Chip chip =
          Chip.filter(
              "price-" + price,
              texts.get("upTo", screen.formats().money(new Money(price * 100L, currency))),
              wish.atMost == price,
              on -> {
                wish.atMost = on ? price : 0;
                chips.forEach((of, each) -> each.on(of == wish.atMost));
                changed.run();
              });
      chip.getStyleClass().add("filter");
      chips.put(price, chip);
      row.getChildren().add(chip);
    }
  }

  private FlowPane group(String key) {
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("chips");
    VBox group = new VBox(new Line("quiet", texts.get(key)), chips);
    group.getStyleClass().add("store-filter-group");
    body.getChildren().add(group);
    return chips;
  }

  private <T> void several(String key, List<T> all, Set<T> chosen, Function<T, String> word) {
    if (all.size() < 2) {
      return;
    }
    FlowPane row = group(key);
    int number = 0;
    for (T one : all) {
      Chip chip =
          Chip.filter(
              key.replace('.', '-') + "-" + number++,
              word.apply(one),
              chosen.contains(one),
              on -> {
                if (on) {
                  chosen.add(one);
                } else {
                  chosen.remove(one);
                }
                changed.run();
              });
      chip.getStyleClass().add("filter");
      row.getChildren().add(chip);
    }
  }
}
