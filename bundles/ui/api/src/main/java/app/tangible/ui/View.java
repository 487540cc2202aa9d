package app.tangible.ui;

import javafx.scene.Node;
import org.osgi.annotation.versioning.ConsumerType;

/** What a page shows, from the moment it is opened until it is closed. On the JavaFX thread. */
@ConsumerType
public interface View extends AutoCloseable {

  /** The content; the same at every call. Laid out in 1920 by 1080, whatever the window's size. */
  Node node();

  /**
   * A key, before the screen uses it.
   *
   * @return whether the view used it; else the screen moves the focus, presses, or goes back
   */
  default boolean key(Key key) {
    return false;
  }

  /**
   * Characters of a keyboard, where nothing that has the focus takes them; never a space alone.
   *
   * @return whether the view used them
   */
  default boolean type(String text) {
    return false;
  }

  /** Whether it fills the whole screen, without the menu. */
  default boolean fullBleed() {
    return false;
  }

  /** It is out of sight for good; lets go of everything. */
  @Override
  default void close() {}
}
