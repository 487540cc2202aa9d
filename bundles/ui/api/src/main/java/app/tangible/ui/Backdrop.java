package app.tangible.ui;

import java.net.URI;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Transform;
import org.jspecify.annotations.Nullable;

/**
 * A wide picture behind the head of a page, under the menu too, that fades into the ground to the
 * left and below; a title's own colours where there is none. Give it the page's content: it stays
 * while that scrolls, and grows dim.
 */
public final class Backdrop extends StackPane {

  private static final double WIDTH = 1920;
  private static final double HEIGHT = 860;

  /** Below the picture all is as dark as its foot, to the end of the screen. */
  private static final double WHOLE = 1080;

  /** The menu bar, under which it reaches. */
  private static final double ABOVE = 128;

  private static final double FINEST = 2;

  private static final Color NIGHT = Color.web("#090b11");
  private static final Color CLEAR = Color.web("#090b11", 0);

  private final Pane shown = new Pane();
  private String title = "";
  private @Nullable URI asked;
  private @Nullable Node next;

  /** Behind this content. */
  public Backdrop(ScrollArea content) {
    shown.getStyleClass().add("title-backdrop");
    shown.setManaged(false);
    shown.setMouseTransparent(true);
    shown.resizeRelocate(0, -ABOVE, WIDTH, WHOLE);
    getChildren().addAll(shown, content);
    content
        .offset()
        .addListener(
            (property, before, now) ->
                shown.setOpacity(Math.clamp(1 - now.doubleValue() / 600, 0.12, 1)));
  }

  /** A title's own colours, those of its {@link Artwork}, until there is a picture. */
  public void colours(String name) {
    String seed = name.toLowerCase(Locale.ROOT);
    if (seed.equals(title)) {
      return;
    }
    title = seed;
    asked = null;
    double hue = Painting.hue(seed);
    Rectangle glow = new Rectangle(WIDTH, HEIGHT);
    glow.setFill(
        new RadialGradient(
            0,
            0,
            0.72 + 0.14 * Painting.pick(seed, 1),
            0.30,
            0.62,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, Color.hsb(hue, 0.48, 0.50)),
            new Stop(0.5, Color.hsb(hue + 24, 0.60, 0.26)),
            new Stop(1, Color.hsb(hue + 40, 0.60, 0.08))));
    show(glow, 1);
  }

  /** Shows the picture at this address, once it is there. */
  public void fetch(Screen screen, URI address) {
    if (!address.equals(asked)) {
      asked = address;
      screen.picture(
          address,
          WIDTH,
          HEIGHT,
          image -> {
            if (address.equals(asked)) {
              show(image);
            }
          });
    }
  }

  private void show(Image image) {
    double scale = Math.max(WIDTH / image.getWidth(), HEIGHT / image.getHeight());
    double width = image.getWidth() * scale;
    double height = image.getHeight() * scale;
    Rectangle frame = new Rectangle(WIDTH, HEIGHT);
    frame.setFill(
        new ImagePattern(
            image, (WIDTH - width) / 2, (HEIGHT - height) * 0.3, width, height, false));
    show(frame, Math.clamp(image.getWidth() / WIDTH, 1, FINEST));
  }

  /**
   * Shows it under the veils, as one picture: those gradients are dear where there is no graphics
   * card. Not by a cache of the node, whose memory JavaFX does not give back when the node goes.
   *
   * @param fine how many pixels of the picture one of the layout is
   */
  private void show(Node behind, double fine) {
    next = behind;
    // What comes at once takes the place of what only stands for it.
    Platform.runLater(
        () -> {
          if (next == behind) {
            flatten(behind, fine);
          }
        });
  }

  private void flatten(Node behind, double fine) {
    Pane layers = new Pane(behind, fromLeft(), fromBelow());
    SnapshotParameters as = new SnapshotParameters();
    as.setFill(Color.TRANSPARENT);
    as.setTransform(Transform.scale(fine, fine));
    as.setViewport(new Rectangle2D(0, 0, WIDTH * fine, WHOLE * fine));
    layers.snapshot(
        result -> {
          if (next == behind) {
            appear(result.getImage());
          }
          return null;
        },
        as,
        null);
  }

  private void appear(Image flat) {
    boolean first = shown.getChildren().isEmpty();
    ImageView view = new ImageView(flat);
    view.setFitWidth(WIDTH);
    view.setFitHeight(WHOLE);
    shown.getChildren().add(view);
    if (!first) {
      Motion.fadeIn(view, Motion.SLOW, () -> shown.getChildren().setAll(view));
    }
  }

  private static Rectangle fromLeft() {
    return veil(
        new LinearGradient(
            0,
            0,
            1,
            0,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, NIGHT.deriveColor(0, 1, 1, 0.96)),
            new Stop(0.46, NIGHT.deriveColor(0, 1, 1, 0.84)),
            new Stop(0.78, NIGHT.deriveColor(0, 1, 1, 0.42)),
            new Stop(1, CLEAR)));
  }

  private static Rectangle fromBelow() {
    return veil(
        new LinearGradient(
            0,
            0,
            0,
            1,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, NIGHT.deriveColor(0, 1, 1, 0.82)),
            new Stop(0.08, NIGHT.deriveColor(0, 1, 1, 0.58)),
            new Stop(0.19, NIGHT.deriveColor(0, 1, 1, 0.14)),
            new Stop(0.44, NIGHT.deriveColor(0, 1, 1, 0.34)),
            new Stop(HEIGHT * 0.97 / WHOLE, NIGHT),
            new Stop(1, NIGHT)));
  }

  private static Rectangle veil(LinearGradient fill) {
    Rectangle veil = new Rectangle(WIDTH, WHOLE);
    veil.setFill(fill);
    return veil;
  }
}
