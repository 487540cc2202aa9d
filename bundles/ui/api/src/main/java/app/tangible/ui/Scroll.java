package app.tangible.ui;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** How far a region is scrolled, smoothly; clips the region to its size. */
final class Scroll {

  private static final double MARGIN = 96;

  private final Region region;
  private final DoubleProperty offset = new SimpleDoubleProperty();
  private final Timeline glide = new Timeline();
  private double contentHeight;
  private double destination;

  Scroll(Region region) {
    this.region = region;
    Rectangle clip = new Rectangle();
    // Wide, so that a tile that has the focus may grow over the edge.
    clip.setX(-MARGIN);
    clip.widthProperty().bind(region.widthProperty().add(2 * MARGIN));
    clip.heightProperty().bind(region.heightProperty());
    region.setClip(clip);
    offset.addListener(change -> region.requestLayout());
    region.addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          glide.stop();
          offset.set(bounded(offset.get() - event.getDeltaY()));
          event.consume();
        });
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
    glide(line);
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
    glide(target);
  }

  private void glide(double target) {
    glide.stop();
    destination = bounded(target);
    if (Motion.calm(region)) {
      offset.set(destination);
      return;
    }
    glide
        .getKeyFrames()
        .setAll(
            new KeyFrame(Motion.GLIDE, new KeyValue(offset, destination, Interpolator.EASE_BOTH)));
    glide.play();
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
