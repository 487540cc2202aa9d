package app.tangible.ui.downloads;

/** Listeners that can always leave. */
final class Handles {

  private Handles() {}

  static void close(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      throw new IllegalStateException("a listener can always leave", e);
    }
  }
}
