package app.tangible.ui;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** A button as wide as it is given room, and as high as what is in it needs at that width. */
public abstract class ContentButton extends Button {

  private static final double USUAL = 640;

  private final Region content;

  /** With this in it. */
  @SuppressWarnings("this-escape") // what it calls is final in its own class
  protected ContentButton(Region content) {
    this.content = content;
    setGraphic(content);
    setMaxWidth(Double.MAX_VALUE);
  }

  @Override
  public final Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected final double computePrefWidth(double height) {
    return USUAL;
  }

  @Override
  protected final double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected final double computePrefHeight(double width) {
    Insets insets = getInsets();
    double known = width > 0 ? width : getWidth() > 0 ? getWidth() : USUAL;
    double inside = known - insets.getLeft() - insets.getRight();
    return Math.ceil(content.prefHeight(inside)) + insets.getTop() + insets.getBottom();
  }

  @Override
  protected final double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected final void layoutChildren() {
    Insets insets = getInsets();
    content.resizeRelocate(
        insets.getLeft(),
        insets.getTop(),
        getWidth() - insets.getLeft() - insets.getRight(),
        getHeight() - insets.getTop() - insets.getBottom());
  }
}
