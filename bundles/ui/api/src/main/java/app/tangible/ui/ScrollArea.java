package app.tangible.ui;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Shows a part of a tall content: follows the focus, the wheel and the finger; has no bars. */
public final class ScrollArea extends Region implements FocusGroup {

  private final Region content;
  private final Scroll scroll = new Scroll(this, this::moved);

  /** Around this content, as wide as it is itself. */
  public ScrollArea(Region content) {
    this.content = content;
    getStyleClass().add("scroll-area");
    getChildren().add(content);
  }

  @Override
  protected void layoutChildren() {
    double height = Math.max(content.prefHeight(getWidth()), getHeight());
    scroll.contentHeight(height);
    content.resizeRelocate(0, 0, getWidth(), height);
    moved();
  }

  private void moved() {
    content.setTranslateY(-Math.round(scroll.offset())); // asks for no layout
  }

  /** How far it is scrolled. */
  public ReadOnlyDoubleProperty offset() {
    return scroll.property();
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width);
  }

  @Override
  public void settle() {
    scroll.settle();
  }

  @Override
  public void reveal(Node node) {
    Bounds bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    scroll.reveal(bounds.getMinY(), bounds.getMaxY());
  }
}
