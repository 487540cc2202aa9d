package app.tangible.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A heading and one row of tiles below it, any number of them: only those in sight are nodes. Takes
 * no room while it is empty. Put several into a {@link ScrollArea}.
 *
 * @param <T> what a tile stands for
 */
public final class ShelfRow<T> extends Region implements FocusGroup {

  private static final double GAP = 28;
  private static final double HEAD = 64;
  private static final double BELOW = 36;

  /** How far beyond the page's margins tiles are seen. */
  private static final double BLEED = 96;

  private final Line heading;
  private final PosterTile.Shape shape;
  private final Function<T, String> idOf;
  private final Function<T, PosterTile> tileOf;
  private final BiConsumer<T, PosterTile> update;
  private final Map<String, PosterTile> tiles = new HashMap<>();
  private final DoubleProperty offset = new SimpleDoubleProperty();
  private final Timeline glide = new Timeline();
  private double destination;
  private List<T> items = List.of();
  private Map<String, Integer> places = Map.of();

  /**
   * An empty row.
   *
   * @param idOf unique on the page, the same for the same thing; becomes the id of its node
   * @param tileOf makes a tile of this shape when it comes into sight
   * @param update brings a tile that is in sight up to date
   */
  public ShelfRow(
      String heading,
      PosterTile.Shape shape,
      Function<T, String> idOf,
      Function<T, PosterTile> tileOf,
      BiConsumer<T, PosterTile> update) {
    this.heading = new Line("row-heading", heading);
    this.shape = shape;
    this.idOf = idOf;
    this.tileOf = tileOf;
    this.update = update;
    getStyleClass().add("shelf-row");
    getChildren().add(this.heading);
    Rectangle clip = new Rectangle();
    clip.setX(-BLEED);
    clip.setY(-20);
    clip.widthProperty().bind(widthProperty().add(2 * BLEED));
    clip.heightProperty().bind(heightProperty().add(40));
    setClip(clip);
    offset.addListener(change -> requestLayout());
    addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            glide.stop();
            offset.set(bounded(offset.get() - event.getDeltaX()));
            event.consume();
          }
        });
    there();
  }

  /** Another heading. */
  public void heading(String text) {
    heading.setText(text);
  }

  /** Shows these; tiles of those that stay, stay, and with them the focus. */
  public void items(List<T> next) {
    items = List.copyOf(next);
    Map<String, Integer> found = new HashMap<>();
    for (T item : items) {
      String id = idOf.apply(item);
      found.put(id, found.size());
      PosterTile tile = tiles.get(id);
      if (tile != null) {
        update.accept(item, tile);
      }
    }
    places = found;
    offset.set(bounded(offset.get()));
    there();
    requestLayout();
  }

  /** What it shows. */
  public List<T> items() {
    return items;
  }

  /** The first tile, when there is one. */
  public Optional<Node> first() {
    layout();
    return items.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(tiles.get(idOf.apply(items.getFirst())));
  }

  private void there() {
    setVisible(!items.isEmpty());
    setManaged(!items.isEmpty());
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEAD + shape.height() + BELOW;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    heading.resizeRelocate(0, 0, getWidth(), HEAD - 12);
    double step = shape.width() + GAP;
    int first = Math.max(0, (int) ((offset.get() - BLEED) / step) - 1);
    int last = Math.min(items.size(), (int) ((offset.get() + getWidth() + BLEED) / step) + 2);
    Set<String> wanted = new HashSet<>();
    for (int i = first; i < last; i++) {
      wanted.add(place(i));
    }
    int focused = focusedIndex();
    for (int i = Math.max(0, focused - 1);
        focused >= 0 && i < items.size() && i < focused + 2;
        i++) {
      wanted.add(place(i));
    }
    for (String id : new ArrayList<>(tiles.keySet())) {
      if (!wanted.contains(id)) {
        getChildren().remove(tiles.remove(id));
      }
    }
  }

  private int focusedIndex() {
    Node focus = getScene() == null ? null : getScene().getFocusOwner();
    return focus == null || focus.getParent() != this ? -1 : places.getOrDefault(focus.getId(), -1);
  }

  private String place(int index) {
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
    double x = index * (shape.width() + GAP) - Math.round(offset.get());
    tile.resizeRelocate(x, HEAD, shape.width(), shape.height());
    return id;
  }

  private double bounded(double wanted) {
    double content = items.size() * (shape.width() + GAP) - GAP;
    return Math.clamp(wanted, 0, Math.max(0, content - getWidth()));
  }

  @Override
  public void reveal(Node node) {
    Bounds bounds = sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double left = bounds.getMinX() + offset.get();
    double target = offset.get();
    if (left < target) {
      target = left;
    } else if (left + shape.width() > target + getWidth()) {
      target = left + shape.width() - getWidth();
    }
    glide.stop();
    destination = bounded(target);
    if (Motion.calm(this)) {
      offset.set(destination);
    } else if (destination != offset.get()) {
      glide
          .getKeyFrames()
          .setAll(new KeyFrame(Motion.GLIDE, new KeyValue(offset, destination, Motion.EASE)));
      glide.play();
    }
    requestLayout();
  }

  @Override
  public void settle() {
    if (glide.getStatus() == javafx.animation.Animation.Status.RUNNING) {
      glide.stop();
      offset.set(destination);
    }
  }
}
