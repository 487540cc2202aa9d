package app.tangible.ui;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * The tiles of a grid or a row: as many as are in sight. One that goes out of sight shows the next
 * thing that comes into it, because making and styling a node costs a frame. Moves as one piece.
 *
 * @param <T> what a tile stands for
 */
final class Tiles<T> extends Pane {

  /** Puts the tile where the thing of this place belongs. */
  interface Placing {
    void place(int index, PosterTile tile);
  }

  private static final class Held<T> {
    private T item;
    private final PosterTile tile;

    Held(T item, PosterTile.Shape shape, Tiles<T> all) {
      this.item = item;
      this.tile = new PosterTile(shape, () -> all.pressed.accept(this.item));
      tile.focusedProperty()
          .addListener(
              (property, before, focused) -> {
                if (focused) {
                  all.focus.accept(this.item);
                }
              });
    }
  }

  private final PosterTile.Shape shape;
  private final Function<T, String> idOf;
  private final Consumer<T> pressed;
  private final BiConsumer<T, PosterTile> fill;
  private BiConsumer<T, PosterTile> begin = (item, tile) -> {};
  private Consumer<T> focus = item -> {};
  private final Map<String, Held<T>> shown = new HashMap<>();
  private final Deque<Held<T>> idle = new ArrayDeque<>();
  private final Map<String, Integer> places = new HashMap<>();
  private List<T> items = List.of();
  private @Nullable String anchor;

  Tiles(
      PosterTile.Shape shape,
      Function<T, String> idOf,
      Consumer<T> pressed,
      BiConsumer<T, PosterTile> fill) {
    this.shape = shape;
    this.idOf = idOf;
    this.pressed = pressed;
    this.fill = fill;
    setManaged(false);
    setPickOnBounds(false);
  }

  void begin(BiConsumer<T, PosterTile> next) {
    begin = next;
  }

  /** Is told what gets the focus. */
  void focus(Consumer<T> next) {
    focus = next;
  }

  /** Other things; tiles of those that stay, stay, and with them the focus. */
  void items(List<T> next) {
    items = List.copyOf(next);
    places.clear();
    for (T item : items) {
      String id = idOf.apply(item);
      places.put(id, places.size());
      Held<T> held = shown.get(id);
      if (held != null) {
        held.item = item;
        fill.accept(item, held.tile);
      }
    }
  }

  List<T> items() {
    return items;
  }

  /** The tile of the thing of this place, where it is in sight. */
  Optional<PosterTile> tile(int index) {
    return index < 0 || index >= items.size()
        ? Optional.empty()
        : Optional.ofNullable(shown.get(idOf.apply(items.get(index)))).map(held -> held.tile);
  }

  /** The place of what has the focus; negative where it is elsewhere. */
  int focused() {
    Node focus = getScene() == null ? null : getScene().getFocusOwner();
    if (focus == null || focus.getParent() != this) {
      return -1;
    }
    anchor = focus.getId();
    return places.getOrDefault(anchor, -1);
  }

  /**
   * The place of what has the focus or had it last: a page that is left and comes back gives it the
   * focus again, wherever the sight had come to meanwhile.
   */
  int anchored() {
    int focused = focused();
    return focused >= 0 || anchor == null ? focused : places.getOrDefault(anchor, -1);
  }

  /** Exactly the things of these places have tiles from now on. */
  void show(BitSet wanted, Placing placing) {
    Set<String> ids = new HashSet<>();
    wanted.stream().forEach(index -> ids.add(idOf.apply(items.get(index))));
    shown.entrySet().removeIf(entry -> !ids.contains(entry.getKey()) && release(entry.getValue()));
    wanted.stream().forEach(index -> placing.place(index, tileOf(items.get(index))));
    idle.forEach(Tiles::hide);
  }

  private boolean release(Held<T> held) {
    if (getScene() != null && getScene().getFocusOwner() == held.tile) {
      getChildren()
          .removeAll(held.tile.face(), held.tile); // a thing that is gone takes the focus along
    } else {
      idle.add(held);
    }
    return true;
  }

  private PosterTile tileOf(T item) {
    String id = idOf.apply(item);
    Held<T> there = shown.get(id);
    if (there != null) {
      return there.tile;
    }
    @Nullable Held<T> free = idle.poll();
    Held<T> held = free == null ? new Held<>(item, shape, this) : free;
    PosterTile tile = held.tile;
    held.item = item;
    tile.forget();
    tile.setId(id);
    begin.accept(item, tile);
    fill.accept(item, tile);
    tile.there(true);
    shown.put(id, held);
    if (free == null) {
      getChildren().addAll(tile.face(), tile);
    }
    return tile;
  }

  /** Neither seen nor found by its id. */
  private static void hide(Held<?> held) {
    if (held.tile.isVisible()) {
      held.tile.there(false);
      held.tile.setId(null);
    }
  }
}
