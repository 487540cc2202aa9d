package app.tangible.ui;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Rows of posters, any number of them: only those in sight, and one row around, are nodes.
 *
 * @param <T> what a poster stands for
 */
public final class PosterGrid<T> extends Region implements FocusGroup {

  private static final double GAP = 36;
  private static final double ROW_GAP = 40;
  private static final double TOP = 20;
  private static final double BOTTOM = 64;

  private final Function<T, String> idOf;
  private final Function<T, PosterTile> tileOf;
  private final BiConsumer<T, PosterTile> update;
  private final Scroll scroll = new Scroll(this);
  private final Map<String, PosterTile> tiles = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private List<T> items = List.of();

  /**
   * An empty grid.
   *
   * @param idOf unique, the same for the same thing; becomes the id of its node
   * @param tileOf makes a tile when it comes into sight
   * @param update brings a tile that is in sight up to date
   */
  public PosterGrid(
      Function<T, String> idOf, Function<T, PosterTile> tileOf, BiConsumer<T, PosterTile> update) {
    this.idOf = idOf;
    this.tileOf = tileOf;
    this.update = update;
    getStyleClass().add("poster-grid");
  }

  /** Shows these; tiles of those that stay, stay, and with them the focus. */
  public void items(List<T> next) {
    items = List.copyOf(next);
    places.clear();
    for (T item : items) {
      String id = idOf.apply(item);
      places.put(id, places.size());
      PosterTile tile = tiles.get(id);
      if (tile != null) {
        update.accept(item, tile);
      }
    }
    requestLayout();
    int focused = focusedIndex();
    if (focused >= 0) {
      double top = TOP + (focused / columns()) * rowHeight();
      scroll.contentHeight(contentHeight());
      scroll.reveal(top, top + PosterTile.HEIGHT);
    }
  }

  /** The first poster, when there is one in sight. */
  public Optional<Node> first() {
    layout();
    return items.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(tiles.get(idOf.apply(items.getFirst())));
  }

  /** How many there are. */
  public int size() {
    return items.size();
  }

  /** Brings the poster of this place into sight. */
  public void show(int index) {
    double top = TOP + (index / columns()) * rowHeight();
    scroll.contentHeight(contentHeight());
    scroll.top(top - TOP);
  }

  /** The same, and gives it the focus. */
  public void focus(int index) {
    show(index);
    scroll.settle();
    layout();
    PosterTile tile = tiles.get(idOf.apply(items.get(index)));
    if (tile != null) {
      tile.requestFocus();
    }
  }

  @Override
  protected void layoutChildren() {
    int columns = columns();
    int rows = rows();
    scroll.contentHeight(contentHeight());
    int first = Math.max(0, (int) ((scroll.offset() - TOP) / rowHeight()) - 1);
    int last = Math.min(rows, (int) ((scroll.offset() + getHeight()) / rowHeight()) + 2);
    Set<String> wanted = new HashSet<>();
    for (int index = first * columns; index < Math.min(items.size(), last * columns); index++) {
      wanted.add(place(index, columns));
    }
    int focused = focusedIndex();
    if (focused >= 0) {
      // The rows around the focus are there even while the sight has yet to glide to them.
      int row = focused / columns;
      int end = Math.min(items.size(), (row + 2) * columns);
      for (int index = Math.max(0, row - 1) * columns; index < end; index++) {
        wanted.add(place(index, columns));
      }
    }
    tiles.entrySet().removeIf(entry -> !wanted.contains(entry.getKey()) && drop(entry.getValue()));
  }

  private int focusedIndex() {
    Node focus = getScene() == null ? null : getScene().getFocusOwner();
    if (focus == null || focus.getParent() != this) {
      return -1;
    }
    return places.getOrDefault(focus.getId(), -1);
  }

  private String place(int index, int columns) {
    T item = items.get(index);
    String id = idOf.apply(item);
    PosterTile tile = tiles.get(id);
    if (tile == null) {
      tile = tileOf.apply(item);
      tile.setId(id);
      update.accept(item, tile);
      tiles.put(id, tile);
      getChildren().add(tile);
    }
    double x = (index % columns) * (PosterTile.WIDTH + GAP);
    double y = TOP + (index / columns) * rowHeight() - Math.round(scroll.offset());
    tile.resizeRelocate(x, y, PosterTile.WIDTH, PosterTile.HEIGHT);
    return id;
  }

  private boolean drop(PosterTile tile) {
    getChildren().remove(tile);
    return true;
  }

  private int rows() {
    return (items.size() + columns() - 1) / columns();
  }

  private double contentHeight() {
    return TOP + rows() * rowHeight() - ROW_GAP + BOTTOM;
  }

  private int columns() {
    return Math.max(1, (int) ((getWidth() + GAP) / (PosterTile.WIDTH + GAP)));
  }

  private static double rowHeight() {
    return PosterTile.HEIGHT + ROW_GAP;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  public void settle() {
    scroll.settle();
  }

  @Override
  public void reveal(Node node) {
    Bounds bounds = sceneToLocal(node.localToScene(node.getLayoutBounds()));
    scroll.reveal(bounds.getMinY() + scroll.offset(), bounds.getMaxY() + scroll.offset());
    requestLayout();
  }
}
