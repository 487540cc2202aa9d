package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Who sits in front of the window: presses its keys, sees where the focus is and what is said. */
abstract class Seat {

  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SETTLED = Duration.ofMillis(20);

  static {
    // Most of what is awaited is there already: to ask at once and often is most of a test's time.
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
  }

  static <T> T onScreen(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static @Nullable Scene scene() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage && window.isShowing())
        .map(Window::getScene)
        .findFirst()
        .orElse(null);
  }

  void press(KeyCode... keys) {
    for (KeyCode key : keys) {
      pressAtOnce(key);
    }
  }

  /** All of them before another picture is drawn, as on a machine that does not keep up. */
  void pressAtOnce(KeyCode... keys) {
    onScreen(
        () -> {
          strike(keys);
          return null;
        });
  }

  /** The same, on the JavaFX thread. */
  static void strike(KeyCode... keys) {
    for (KeyCode key : keys) {
      Scene scene = scene();
      strike(scene.getFocusOwner() == null ? scene : scene.getFocusOwner(), key);
    }
  }

  String focus() {
    return onScreen(
        () -> {
          Scene scene = scene();
          Node owner = scene == null ? null : scene.getFocusOwner();
          return owner == null || owner.getId() == null ? "" : owner.getId();
        });
  }

  /** Goes there without the way; for pictures only, a person has but the keys. */
  void focusOn(String id) {
    await().atMost(PATIENCE).until(() -> onScreen(() -> reach(id) != null));
  }

  /** The same, and presses OK there before anything else can take the focus. */
  void pressOn(String id) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                onScreen(
                    () -> {
                      Node node = reach(id);
                      if (node != null) {
                        strike(node, KeyCode.ENTER);
                      }
                      return node != null;
                    }));
  }

  private static @Nullable Node reach(String id) {
    Scene scene = scene();
    Node node = scene == null ? null : find(scene.getRoot(), id);
    if (node == null) {
      return null;
    }
    node.requestFocus();
    return node.isFocused() ? node : null;
  }

  private static void strike(EventTarget target, KeyCode key) {
    Event.fireEvent(
        target,
        new KeyEvent(
            KeyEvent.KEY_PRESSED,
            KeyEvent.CHAR_UNDEFINED,
            key.getName(),
            key,
            false,
            false,
            false,
            false));
  }

  /** Not by a selector: ids with points are none. */
  private static @Nullable Node find(Node node, String id) {
    if (id.equals(node.getId())) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = find(child, id);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  void awaitFocus(String id) {
    awaitFocus(id::equals);
  }

  void awaitFocus(Predicate<String> id) {
    // It has to stay: a page that is still being filled may take it once more.
    await().during(SETTLED).atMost(PATIENCE).until(this::focus, id);
  }

  void awaitText(String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(texts()).anyMatch(shown -> shown.contains(text)));
  }

  List<String> texts() {
    return onScreen(
        () -> {
          List<String> texts = new ArrayList<>();
          Scene scene = scene();
          if (scene != null) {
            collect(scene.getRoot(), texts);
          }
          return texts;
        });
  }

  private static void collect(Node node, List<String> texts) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Text text) {
      texts.add(text.getText());
    } else if (node instanceof Labeled labeled && labeled.getText() != null) {
      texts.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }
}
