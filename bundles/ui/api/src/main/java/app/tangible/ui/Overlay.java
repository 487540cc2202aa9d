package app.tangible.ui;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Something that lies over the page until it is closed, by the back key, by the page, or because
 * the page goes. The focus stays in it, and returns to where it was. On the JavaFX thread.
 */
@ProviderType
public interface Overlay {

  /** Takes it away; does nothing when it is gone already. */
  void close();

  /** Where it lies. */
  enum Place {
    /** At the right, from top to bottom: lists, filters, choices. */
    SIDE,
    /** In the middle: questions. */
    CENTRE,
    /** At the bottom, over the whole width: keyboards. */
    BOTTOM
  }
}
