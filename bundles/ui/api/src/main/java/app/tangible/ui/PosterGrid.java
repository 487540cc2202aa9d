package app.tangible.ui;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Rows of posters, any number of them: only those in sight, and one row around, are nodes, and the
 * same nodes show what comes into sight next.
 *
 * @param <T> what a poster stands for
 */
public final class PosterGrid<T> extends Region implements FocusGroup {

  private static final double GAP = 36;
  private static final double ROW_GAP = 40;
  private static final double TOP = 20;
  private static final double BOTTOM = 64;

  private final Tiles<T> tiles;
  private final Scroll scroll = new Scroll(this, this::moved);
  private int firstRow = -1;
  private int lastRow = -1;

  /**
   * An empty grid.
   *
   * @param idOf unique, the same for the same thing; becomes the id of its node
   * @param pressed does what OK means on it
   * @param fill puts it onto a tile, or brings its tile up to date; a tile comes without anything
   *     of what it showed before
   */
  public PosterGrid(Function<T, String> idOf, Consumer<T> pressed, BiConsumer<T, PosterTile> fill) {
    tiles = new Tiles<>(PosterTile.Shape.POSTER, idOf, pressed, fill);
    getStyleClass().add("poster-grid");
    getChildren().add(tiles);
  }

  /** Does this before a thing is put onto a tile for the first time since it came into sight. */
  public PosterGrid<T> begin(BiConsumer<T, PosterTile> begin) {
    tiles.begin(begin);
    return this;
  }

  /** Shows these; tiles of those that stay, stay, and with them the focus. */
  public void items(List<T> next) {
    tiles.items(next);
    requestLayout();
    int focused = tiles.focused();
    if (focused >= 0) {
      double top = TOP + (focused / columns()) * rowHeight();
      scroll.contentHeight(contentHeight());
      scroll.reveal(top, top + PosterTile.HEIGHT);
    }
  }

  /** The first poster, when there is one in sight. */
  public Optional<Node> first() {
    layout();
    return tiles.tile(0).map(Node.class::cast);
  }

  /** How many there are. */
  public int size() {
    return tiles.items().size();
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
    place();
    tiles.tile(index).ifPresent(Node::requestFocus);
  }

  @Override
  protected void layoutChildren() {
    scroll.contentHeight(contentHeight());
    place();
  }

  /** Where it has scrolled to: all at once, and other rows only where others come into sight. */
  private void moved() {
    tiles.setTranslateY(-Math.round(scroll.offset())); // asks for no layout
    if (firstInSight() != firstRow || lastInSight() != lastRow) {
      place();
    }
  }

  private int firstInSight() {
    return Math.max(0, (int) ((scroll.offset() - TOP) / rowHeight()) - 1);
  }

  private int lastInSight() {
    return Math.min(rows(), (int) ((scroll.offset() + getHeight()) / rowHeight()) + 2);
  }

  private void place() {
    tiles.setTranslateY(-Math.round(scroll.offset()));
    int columns = columns();
    firstRow = firstInSight();
    lastRow = lastInSight();
    BitSet wanted = new BitSet();
    wanted.set(firstRow * columns, Math.max(firstRow, lastRow) * columns);
    int focused = tiles.focused();
    if (focused >= 0) {
      // The rows around the focus are there even while the sight has yet to glide to them.
      int row = focused / columns;
      wanted.set(Math.max(0, row - 1) * columns, (row + 2) * columns);
    }
    wanted.clear(size(), Math.max(size(), wanted.length()));
    tiles.show(wanted, this::place);
  }

  private void place(int index, PosterTile tile) {
    double x = (index % columns()) * (PosterTile.WIDTH + GAP);
    double y = TOP + (index / columns()) * rowHeight();
    tile.place(x, y);
  }

  private int rows() {
    return (size() + columns() - 1) / columns();
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
    Bounds bounds = tiles.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    place();
    scroll.reveal(bounds.getMinY(), bounds.getMaxY());
  }
}
