package app.tangible.ui;

import org.osgi.annotation.versioning.ConsumerType;

/** A node that uses some keys itself while it, or something in it, has the focus. */
@ConsumerType
@FunctionalInterface
public interface TakesKeys {

  /**
   * A key, before the view and the screen use it.
   *
   * @return whether it was used. One that always uses an arrow is a trap: let it go at the end
   */
  boolean key(Key key);
}
