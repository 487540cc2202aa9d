package app.tangible.ui;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * How far a region is scrolled, smoothly: it follows the focus, the wheel and the finger. Clips the
 * region to its size.
 */
final class Scroll {

  private static final double MARGIN = 96;

  private final Region region;
  private final DoubleProperty offset = new SimpleDoubleProperty();
  private final Timeline glide = new Timeline();
  private double contentHeight;
  private double destination;

  /**
   * @param moved runs when it has scrolled
   */
  Scroll(Region region, Runnable moved) {
    this.region = region;
    Rectangle clip = new Rectangle();
    // Wide, so that a tile that has the focus may grow over the edge.
    clip.setX(-MARGIN);
    clip.widthProperty().bind(region.widthProperty().add(2 * MARGIN));
    clip.heightProperty().bind(region.heightProperty());
    region.setClip(clip);
    offset.addListener(change -> moved.run());
    region.addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          by(-event.getDeltaY());
          event.consume();
        });
    new Swipe(region, Orientation.VERTICAL, this::by, this::roll);
  }

  private void by(double way) {
    glide.stop();
    offset.set(bounded(offset.get() + way));
  }

  private void roll(double rest) {
    if (!Motion.calm(region)) {
      glide(offset.get() + rest, Motion.EASE);
    }
  }

  DoubleProperty property() {
    return offset;
  }

  double offset() {
    return offset.get();
  }

  /** The content has this height now. */
  void contentHeight(double height) {
    contentHeight = height;
    if (offset.get() > bounded(offset.get())) {
      offset.set(bounded(offset.get()));
    }
  }

  /** Brings this line of the content to the top. */
  void top(double line) {
    glide(line, Interpolator.EASE_BOTH);
  }

  /** Brings this part of the content into sight. */
  void reveal(double top, double bottom) {
    double now = offset.get();
    double target = now;
    if (top - MARGIN < now) {
      target = top - MARGIN;
    } else if (bottom + MARGIN > now + region.getHeight()) {
      target = bottom + MARGIN - region.getHeight();
    }
    glide(target, Interpolator.EASE_BOTH);
  }

  private void glide(double target, Interpolator how) {
    glide.stop();
    destination = bounded(target);
    if (Motion.calm(region)) {
      offset.set(destination);
    } else if (destination != offset.get()) {
      glide
          .getKeyFrames()
          .setAll(new KeyFrame(Motion.GLIDE, new KeyValue(offset, destination, how)));
      glide.play();
    }
  }

  /** Ends the glide where it was going. */
  void settle() {
    if (glide.getStatus() == Animation.Status.RUNNING) {
      glide.stop();
      offset.set(destination);
    }
  }

  private double bounded(double wanted) {
    return Math.clamp(wanted, 0, Math.max(0, contentHeight - region.getHeight()));
  }
}
