package app.tangible.ui;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A node into which a keyboard, or a telephone, types while it or something in it has the focus.
 * The space bar types there, and the backspace key takes away; neither presses nor goes back.
 */
@ConsumerType
public interface TakesText {

  /** These characters were typed; never empty, no control characters. */
  void type(String text);

  /**
   * Takes the last character away.
   *
   * @return whether there was one; else the key means back
   */
  boolean erase();
}
