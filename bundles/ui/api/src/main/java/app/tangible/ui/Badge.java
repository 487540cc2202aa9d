package app.tangible.ui;

import javafx.scene.control.Label;
import javafx.scene.shape.SVGPath;

/** A word in a small box: 4K, HDR, new. */
public final class Badge extends Label {

  /** What it says of the thing; decides on its colour. */
  public enum Tone {
    /** A fact. */
    PLAIN,
    /** Sealed, owned, gold. */
    OWNED,
    /** Well. */
    GOOD,
    /** Not well. */
    BAD
  }

  /** One of this tone. */
  public Badge(String text, Tone tone) {
    super(text);
    getStyleClass().setAll("mark-badge", "tone-" + tone.name().toLowerCase(java.util.Locale.ROOT));
    setMinWidth(USE_PREF_SIZE);
  }

  /** The same with an icon before the word. */
  public Badge icon(String path) {
    SVGPath icon = new SVGPath();
    icon.setContent(path);
    icon.getStyleClass().add("badge-icon");
    setGraphic(icon);
    return this;
  }
}
