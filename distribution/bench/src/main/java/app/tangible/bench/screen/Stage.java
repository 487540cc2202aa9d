package app.tangible.bench.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Presses keys and counts frames, from outside the JavaFX thread. */
final class Stage {

  private static final long LIMIT_SECONDS = 60;

  private Stage() {}

  /** Of all threads of this JVM: holds on a busy machine too. */
  static double processorMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  static <T> T onScreen(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Scene scene() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .map(Window::getScene)
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable String focus() {
    Node owner =
        Window.getWindows().stream().noneMatch(Window::isShowing) ? null : scene().getFocusOwner();
    return owner == null ? null : owner.getId();
  }

  /** Until something whose id begins so has the focus; looked at with each frame. */
  static void awaitFocus(String start) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      try {
        String id = onScreen(Stage::focus);
        if (id != null && id.startsWith(start)) {
          return;
        }
      } catch (IllegalStateException notYet) {
        // the toolkit is on its way up
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    throw new IllegalStateException("the focus does not come to " + start);
  }

  static void press(KeyCode key) {
    onScreen(
        () -> {
          fire(
              new KeyEvent(
                  KeyEvent.KEY_PRESSED,
                  KeyEvent.CHAR_UNDEFINED,
                  key.getName(),
                  key,
                  false,
                  false,
                  false,
                  false));
          return null;
        });
  }

  private static void fire(KeyEvent event) {
    Scene scene = scene();
    EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
    Event.fireEvent(target, event);
  }

  /** Waits until that many frames were drawn. */
  static void awaitFrames(int count) throws InterruptedException {
    CountDownLatch frames = new CountDownLatch(count);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frames.countDown();
          }
        };
    onScreen(
        () -> {
          timer.start();
          return null;
        });
    frames.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    onScreen(
        () -> {
          timer.stop();
          return null;
        });
  }

  /**
   * Does the step that often, 30 times a second as a key that is held down does, and says how long
   * each frame took meanwhile, in ms. JavaFX draws as fast as it can here.
   */
  static double[] framesWhile(Runnable step, int times) throws InterruptedException {
    List<Double> frames = new ArrayList<>();
    AnimationTimer timer =
        new AnimationTimer() {
          private long before;

          @Override
          public void handle(long now) {
            long at = System.nanoTime();
            if (before != 0) {
              frames.add((at - before) / 1e6);
            }
            before = at;
          }
        };
    onScreen(
        () -> {
          timer.start();
          return null;
        });
    long next = System.nanoTime();
    for (int i = 0; i < times; i++) {
      step.run();
      next += TimeUnit.MILLISECONDS.toNanos(33);
      long rest = next - System.nanoTime();
      if (rest > 0) {
        TimeUnit.NANOSECONDS.sleep(rest);
      }
    }
    return onScreen(
        () -> {
          timer.stop();
          return frames.stream().mapToDouble(Double::doubleValue).toArray();
        });
  }

  /** Types it, and says after how many ms the search shows it and a frame with it was drawn. */
  static double typed(char character) {
    Labeled head = onScreen(Stage::count);
    CountDownLatch drawn = new CountDownLatch(1);
    long[] times = new long[2];
    AnimationTimer timer =
        new AnimationTimer() {
          private int left = 2;
          private String shown = "";

          @Override
          public void handle(long now) {
            String count = head.getText();
            if (left == 2 && !count.equals(shown) && !shown.isEmpty()) {
              left = 1; // laid out with the pulse that is beginning
            } else if (left == 1) {
              times[1] = System.nanoTime();
              drawn.countDown();
              left = 0;
              stop();
            }
            shown = count;
          }
        };
    onScreen(
        () -> {
          timer.start();
          return null;
        });
    onScreen(
        () -> {
          return null;
        });
    try {
      awaitFrames(2);
      onScreen(
          () -> {
            times[0] = System.nanoTime();
            fire(
                new KeyEvent(
                    KeyEvent.KEY_TYPED,
                    String.valueOf(character),
                    "",
                    KeyCode.UNDEFINED,
                    false,
                    false,
                    false,
                    false));
            return null;
          });
      if (!drawn.await(3, TimeUnit.SECONDS)) {
        onScreen(
            () -> {
              timer.stop();
              return null;
            });
        return 0; // the letter changed nothing: as many titles as before
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (times[1] - times[0]) / 1e6;
  }

  /** Where the head of the page says how many titles were found. */
  private static Labeled count() {
    return (Labeled) scene().getRoot().lookup(".library-head .quiet");
  }
}
