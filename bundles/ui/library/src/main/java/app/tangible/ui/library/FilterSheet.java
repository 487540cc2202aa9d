package app.tangible.ui.library;

import app.tangible.library.Shelf.State;
import app.tangible.library.Title;
import app.tangible.ui.Action;
import app.tangible.ui.Chip;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Filters as chips at the side; each takes effect at once, so that what remains is seen. */
final class FilterSheet {

  private final Screen screen;
  private final Texts texts;
  private final Wish wish;
  private final Runnable changed;

  FilterSheet(Screen screen, Wish wish, Runnable changed) {
    this.screen = screen;
    this.texts = screen.texts();
    this.wish = wish;
    this.changed = changed;
  }

  /** What there is to choose between. */
  record Offered(List<String> genres, List<Integer> decades) {}

  void open(Offered offered) {
    VBox body = new VBox();
    body.getStyleClass().add("filter-sheet");
    Map<State, Chip> states = new TreeMap<>();
    FlowPane row = group(body, "filter.state");
    for (State state : List.of(State.UNSEEN, State.BEGUN, State.SEEN)) {
      Chip chip =
          Chip.filter(
              "state-" + state,
              texts.get("state." + state),
              wish.state == state,
              on -> {
                wish.state = on ? state : State.ANY;
                states.forEach((of, other) -> other.on(of == wish.state));
                changed.run();
              });
      states.put(state, chip);
      row.getChildren().add(chip);
    }
    several(
        body,
        "filter.origin",
        List.of(Title.Origin.values()),
        wish.origins,
        origin -> texts.get("origin." + origin));
    several(body, "filter.genre", offered.genres(), wish.genres, genre -> genre);
    several(
        body,
        "filter.decade",
        offered.decades(),
        wish.decades,
        decade -> texts.get("decade", decade));
    body.getChildren()
        .add(
            new Action(
                "filter-clear",
                texts.get("filter.clear"),
                Icons.CROSS,
                () -> {
                  wish.clear();
                  off(body);
                  changed.run();
                }));
    screen.sheet(texts.get("filter"), new ScrollArea(body), () -> {});
  }

  private FlowPane group(VBox body, String key) {
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("chips");
    VBox group = new VBox(new Line("quiet", texts.get(key)), chips);
    group.getStyleClass().add("filter-group");
    body.getChildren().add(group);
    return chips;
  }

  private <T> void several(
      VBox body, String key, Collection<T> all, Set<T> chosen, Function<T, String> word) {
    if (all.isEmpty()) {
      return;
    }
    FlowPane row = group(body, key);
    int number = 0;
    for (T one : all) {
      row.getChildren()
          .add(
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
                  }));
    }
  }

  private static void off(VBox body) {
    body.lookupAll(".chip").forEach(node -> ((Chip) node).on(false));
  }
}
