package app.tangible.ui.shell;

import app.tangible.ui.Motion;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javafx.util.Duration;

/** Lays everything out in 1920 by 1080 and scales that to the window, whatever its size. */
final class Frame extends Pane {

  static final double WIDTH = 1920;
  static final double HEIGHT = 1080;
  private static final double MENU_HEIGHT = 128;
  private static final Duration NOTICE = Duration.seconds(6);

  private final StackPane page = new StackPane();
  private final MenuBar menu;
  private final Layers layers = new Layers();
  private final Label notice = new Label();
  private final Pane canvas = new Pane();
  private final Scale scale = new Scale();
  private final SequentialTransition noticeShown;
  private boolean fullBleed;

  Frame(MenuBar menu) {
    this.menu = menu;
    getStyleClass().add("screen");
    Region backdrop = new Region();
    backdrop.getStyleClass().add("backdrop");
    backdrop.resizeRelocate(0, 0, WIDTH, HEIGHT);
    backdrop.setCache(true); // its gradients are dear where there is no graphics card
    page.getStyleClass().add("page");
    notice.getStyleClass().add("notice");
    notice.setVisible(false);
    notice.setWrapText(true);
    StackPane notices = new StackPane(notice);
    notices.setMouseTransparent(true);
    notices.setAlignment(Pos.BOTTOM_CENTER);
    notices.getStyleClass().add("notices");
    notices.resizeRelocate(0, 0, WIDTH, HEIGHT);
    notices.setPrefSize(WIDTH, HEIGHT);
    canvas.getChildren().addAll(backdrop, page, menu, layers, notices);
    canvas.getChildren().forEach(part -> part.setManaged(false)); // placed here, not by the canvas
    canvas.getTransforms().add(scale);
    getChildren().add(canvas);
    FadeTransition out = new FadeTransition(Duration.millis(400), notice);
    out.setFromValue(1);
    out.setToValue(0);
    noticeShown = new SequentialTransition(new PauseTransition(NOTICE), out);
    noticeShown.setOnFinished(event -> notice.setVisible(false));
  }

  @Override
  protected void layoutChildren() {
    double factor = Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
    scale.setX(factor);
    scale.setY(factor);
    canvas.resizeRelocate(
        Math.round((getWidth() - WIDTH * factor) / 2),
        Math.round((getHeight() - HEIGHT * factor) / 2),
        WIDTH,
        HEIGHT);
    double top = fullBleed ? 0 : MENU_HEIGHT;
    page.resizeRelocate(0, top, WIDTH, HEIGHT - top);
    menu.resizeRelocate(0, 0, WIDTH, MENU_HEIGHT);
    layers.resizeRelocate(0, 0, WIDTH, HEIGHT);
  }

  /** Shows this instead of what was shown. */
  void show(Node content, boolean fills) {
    fullBleed = fills;
    menu.setVisible(!fills);
    page.setPrefSize(WIDTH, fills ? HEIGHT : HEIGHT - MENU_HEIGHT);
    page.getChildren().setAll(content);
    Motion.fadeIn(content, Motion.GLIDE);
    requestLayout();
  }

  /** Shows nothing. */
  void clear() {
    page.getChildren().clear();
    menu.setVisible(true);
  }

  Layers layers() {
    return layers;
  }

  /** How many pixels of the window one of the layout is. */
  double pixels() {
    return scale.getX();
  }

  StackPane page() {
    return page;
  }

  void notice(String text) {
    notice.setText(text);
    notice.applyCss();
    notice.setMaxWidth(Math.min(Math.ceil(notice.prefWidth(-1)) + 1, WIDTH * 0.7));
    notice.setOpacity(1);
    notice.setVisible(true);
    noticeShown.playFromStart();
  }

  void stop() {
    noticeShown.stop();
  }
}
