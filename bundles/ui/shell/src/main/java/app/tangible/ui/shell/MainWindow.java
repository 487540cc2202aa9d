package app.tangible.ui.shell;

import app.tangible.ui.Key;
import app.tangible.ui.TakesText;
import app.tangible.viewing.RemoteKeys.Button;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The stage with its scene, theme and keys. On the JavaFX thread. */
final class MainWindow {

  private static final String FONTS = "/com/formdev/flatlaf/fonts/inter/";

  private final Navigator navigator;
  private final Consumer<Button> buttons;
  private final Stage stage = new Stage();

  MainWindow(Navigator navigator, Consumer<Button> buttons, Runnable onClose) throws IOException {
    this.navigator = navigator;
    this.buttons = buttons;
    for (String weight : List.of("Light", "Regular", "SemiBold", "Bold")) {
      try (InputStream in =
          MainWindow.class.getResourceAsStream(FONTS + "Inter-" + weight + ".otf")) {
        Font.loadFont(in, 24);
      }
    }
    navigator.scene().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    navigator.scene().addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    navigator.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    navigator.scene().addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    stage.setTitle("Tangible");
    stage.setScene(navigator.scene());
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          onClose.run();
        });
  }

  void show(boolean fullScreen) {
    if (fullScreen) {
      // Said in numbers too, for a display without a window manager.
      Rectangle2D whole = Screen.getPrimary().getBounds();
      stage.setX(whole.getMinX());
      stage.setY(whole.getMinY());
      stage.setWidth(whole.getWidth());
      stage.setHeight(whole.getHeight());
      stage.setFullScreen(true);
    }
    stage.show();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.F11) {
      stage.setFullScreen(!stage.isFullScreen());
      event.consume();
      return;
    }
    Optional<TakesText> writer = navigator.hands().writer();
    if (writer.isPresent() && event.getCode() == KeyCode.SPACE) {
      event.consume(); // it comes again, typed; the button that a field is would be pressed by it
      return;
    }
    boolean erases = event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE;
    if (erases && writer.isPresent() && writer.get().erase()) {
      event.consume();
      return;
    }
    Optional<Button> button = button(event.getCode());
    if (button.isPresent()) {
      event.consume();
      buttons.accept(button.get());
      return;
    }
    boolean typing = navigator.scene().getFocusOwner() instanceof TextInputControl;
    key(event.getCode(), typing)
        .ifPresent(
            key -> {
              event.consume();
              navigator.hands().press(key);
            });
  }

  /** A mouse has a button for back, and its second button means the same. */
  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.BACK || event.getButton() == MouseButton.SECONDARY) {
      event.consume();
      navigator.hands().press(Key.BACK);
    } else {
      navigator.hands().press(target(event));
    }
  }

  private void moved(MouseEvent event) {
    navigator.hands().point(target(event));
  }

  private static @Nullable Node target(MouseEvent event) {
    return event.getTarget() instanceof Node node ? node : null;
  }

  private void typed(KeyEvent event) {
    String text = event.getCharacter();
    boolean readable =
        text != null
            && !text.isEmpty()
            && !text.equals(KeyEvent.CHAR_UNDEFINED)
            && text.codePoints().noneMatch(Character::isISOControl);
    boolean command = event.isControlDown() || event.isMetaDown() || event.isAltDown();
    if (readable && !command && !(navigator.scene().getFocusOwner() instanceof TextInputControl)) {
      event.consume();
      navigator.hands().type(text);
    }
  }

  static Optional<Key> key(KeyCode code, boolean typing) {
    return switch (code) {
      case UP, KP_UP -> Optional.of(Key.UP);
      case DOWN, KP_DOWN -> Optional.of(Key.DOWN);
      case LEFT, KP_LEFT -> typing ? Optional.empty() : Optional.of(Key.LEFT);
      case RIGHT, KP_RIGHT -> typing ? Optional.empty() : Optional.of(Key.RIGHT);
      case ENTER -> Optional.of(Key.OK);
      case SPACE -> typing ? Optional.empty() : Optional.of(Key.OK);
      case BACK_SPACE -> typing ? Optional.empty() : Optional.of(Key.BACK);
      case ESCAPE -> Optional.of(Key.BACK);
      default -> Optional.empty();
    };
  }

  /** The keys for films that many keyboards and receivers of remote controls have. */
  static Optional<Button> button(KeyCode code) {
    return switch (code) {
      case PLAY, PAUSE -> Optional.of(Button.PLAY);
      case STOP -> Optional.of(Button.STOP);
      case TRACK_NEXT -> Optional.of(Button.NEXT);
      case TRACK_PREV -> Optional.of(Button.PREVIOUS);
      case FAST_FWD -> Optional.of(Button.FORWARD);
      case REWIND -> Optional.of(Button.REWIND);
      case VOLUME_UP -> Optional.of(Button.VOLUME_UP);
      case VOLUME_DOWN -> Optional.of(Button.VOLUME_DOWN);
      case MUTE -> Optional.of(Button.MUTE);
      case INFO -> Optional.of(Button.INFO);
      default -> Optional.empty();
    };
  }

  void close() {
    navigator.close();
    stage.hide();
    stage.setScene(null);
  }
}
