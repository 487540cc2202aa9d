package app.tangible.ui;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A wide picture behind the head of a page, under the menu too, that fades into the ground to the
 * left and below; a title's own colours where there is none. Give it the page's content: it stays
 * while that scrolls, and grows dim.
 */
public final class Backdrop extends StackPane {

  /** The menu bar, under which it reaches. */
  private static final double ABOVE = 128;

  private static final double FINEST = 2;

  private final Pane shown = new Pane();
  private String title = "";
  private @Nullable URI asked;
  private @Nullable Supplier<Veiled.Ground> next;

  /** Behind this content. */
  public Backdrop(ScrollArea content) {
    shown.getStyleClass().add("title-backdrop");
    shown.setManaged(false);
    shown.setMouseTransparent(true);
    shown.resizeRelocate(0, -ABOVE, Veiled.WIDTH, Veiled.HEIGHT);
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
    show(() -> Veiled.glow(seed), 1);
  }

  /** Shows the picture at this address, once it is there. */
  public void fetch(Screen screen, URI address) {
    if (!address.equals(asked)) {
      asked = address;
      screen.picture(
          address,
          Veiled.WIDTH,
          Veiled.FOOT,
          image -> {
            if (address.equals(asked)) {
              show(image);
            }
          });
    }
  }

  private void show(Image image) {
    show(() -> Veiled.picture(image), Math.clamp(image.getWidth() / Veiled.WIDTH, 1, FINEST));
  }

  /**
   * @param fine how many pixels of the picture one of the layout is
   */
  private void show(Supplier<Veiled.Ground> behind, double fine) {
    next = behind;
    // What comes at once takes the place of what only stands for it.
    Platform.runLater(
        () -> {
          if (next == behind) {
            CompletableFuture.runAsync(() -> mix(behind, fine));
          }
        });
  }

  private void mix(Supplier<Veiled.Ground> behind, double fine) {
    Veiled.Pixels mixed = Veiled.of(behind.get(), fine);
    Platform.runLater(
        () -> {
          if (next == behind) {
            appear(mixed.image());
          }
        });
  }

  private void appear(Image flat) {
    boolean first = shown.getChildren().isEmpty();
    ImageView view = new ImageView(flat);
    view.setFitWidth(Veiled.WIDTH);
    view.setFitHeight(Veiled.HEIGHT);
    shown.getChildren().add(view);
    if (!first) {
      Motion.fadeIn(view, Motion.SLOW, () -> shown.getChildren().setAll(view));
    }
  }
}
