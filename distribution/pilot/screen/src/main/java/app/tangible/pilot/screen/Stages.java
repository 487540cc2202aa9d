package app.tangible.pilot.screen;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The center's window, and the only thread that may touch it. */
final class Stages {

  private static final int LIMIT_SECONDS = 20;

  private Stages() {}

  /** Runs on the JavaFX thread and waits for the result. */
  static <T> T call(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** The one window; call on the JavaFX thread. */
  static Stage shown() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage && window.isShowing())
        .map(Stage.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no window is shown yet"));
  }
}
