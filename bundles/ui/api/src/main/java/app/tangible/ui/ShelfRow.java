package app.tangible.ui;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A heading and one row of tiles below it, any number of them: only those in sight are nodes, and
 * the same nodes show what comes into sight next. Takes no room while it is empty. Put several into
 * a {@link ScrollArea}.
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
  private final Tiles<T> tiles;
  private final DoubleProperty offset = new SimpleDoubleProperty();
  private final Timeline glide = new Timeline();
  private double destination;
  private int first = -1;
  private int last = -1;

  /**
   * An empty row.
   *
   * @param idOf unique on the page, the same for the same thing; becomes the id of its node
   * @param pressed does what OK means on it
   * @param fill puts it onto a tile, or brings its tile up to date; a tile comes without anything
   *     of what it showed before
   */
  public ShelfRow(
      String heading,
      PosterTile.Shape shape,
      Function<T, String> idOf,
      Consumer<T> pressed,
      BiConsumer<T, PosterTile> fill) {
    this.heading = new Line("row-heading", heading);
    this.shape = shape;
    tiles = new Tiles<>(shape, idOf, pressed, fill);
    getStyleClass().add("shelf-row");
    getChildren().addAll(this.heading, tiles);
    Rectangle clip = new Rectangle();
    clip.setX(-BLEED);
    clip.setY(-20);
    clip.widthProperty().bind(widthProperty().add(2 * BLEED));
    clip.heightProperty().bind(heightProperty().add(40));
    setClip(clip);
    offset.addListener(change -> moved());
    addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            by(-event.getDeltaX());
            event.consume();
          }
        });
    new Swipe(
        this,
        Orientation.HORIZONTAL,
        this::by,
        rest -> {
          if (!Motion.calm(this)) {
            glide(offset.get() + rest);
          }
        });
    there();
  }

  private void by(double way) {
    glide.stop();
    offset.set(bounded(offset.get() + way));
  }

  /** Is told on which of its things the focus comes to stand. */
  public void onFocus(Consumer<T> next) {
    tiles.focus(next);
  }

  /** Another heading. */
  public void heading(String text) {
    heading.setText(text);
  }

  /** Shows these; tiles of those that stay, stay, and with them the focus. */
  public void items(List<T> next) {
    tiles.items(next);
    offset.set(bounded(offset.get()));
    there();
    requestLayout();
  }

  /** What it shows. */
  public List<T> items() {
    return tiles.items();
  }

  /** The first tile, when there is one. */
  public Optional<Node> first() {
    layout();
    return tiles.tile(0).map(Node.class::cast);
  }

  private void there() {
    setVisible(!items().isEmpty());
    setManaged(!items().isEmpty());
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
    tiles.relocate(0, HEAD);
    place();
  }

  private void moved() {
    tiles.setTranslateX(-Math.round(offset.get())); // asks for no layout
    if (firstInSight() != first || lastInSight() != last) {
      place();
    }
  }

  private int firstInSight() {
    return Math.max(0, (int) ((offset.get() - BLEED) / step()) - 1);
  }

  private int lastInSight() {
    return Math.min(items().size(), (int) ((offset.get() + getWidth() + BLEED) / step()) + 2);
  }

  private double step() {
    return shape.width() + GAP;
  }

  private void place() {
    tiles.setTranslateX(-Math.round(offset.get()));
    first = firstInSight();
    last = lastInSight();
    BitSet wanted = new BitSet();
    wanted.set(first, Math.max(first, last));
    int focused = tiles.anchored();
    if (focused >= 0) {
      wanted.set(Math.max(0, focused - 1), Math.min(items().size(), focused + 2));
    }
    tiles.show(wanted, (index, tile) -> tile.place(index * step(), 0));
  }

  private double bounded(double wanted) {
    double content = items().size() * step() - GAP;
    return Math.clamp(wanted, 0, Math.max(0, content - getWidth()));
  }

  @Override
  public void reveal(Node node) {
    Bounds bounds = tiles.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double left = bounds.getMinX();
    double target = offset.get();
    if (left < target) {
      target = left;
    } else if (left + shape.width() > target + getWidth()) {
      target = left + shape.width() - getWidth();
    }
    place();
    glide(target);
  }

  private void glide(double target) {
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
  }

  @Override
  public void settle() {
    if (glide.getStatus() == Animation.Status.RUNNING) {
      glide.stop();
      offset.set(destination);
    }
  }
}
