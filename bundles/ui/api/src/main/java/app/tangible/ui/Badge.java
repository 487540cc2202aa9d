package app.tangible.ui;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

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
    BAD;

    private String style() {
      return "tone-" + name().toLowerCase(Locale.ROOT);
    }
  }

  private @Nullable Mark shown;

  /** One of this tone. */
  public Badge(String text, Tone tone) {
    this(new Mark(text, tone));
  }

  /** One that shows this. */
  public Badge(Mark mark) {
    getStyleClass().setAll("mark-badge", mark.tone().style());
    setMinWidth(USE_PREF_SIZE);
    show(mark);
  }

  /** The same with an icon before the word. */
  public Badge icon(String path) {
    SVGPath icon = new SVGPath();
    icon.setContent(path);
    icon.getStyleClass().add("badge-icon");
    setGraphic(icon);
    return this;
  }

  /** Another fact in the same box; what stays the same is not styled anew. */
  void show(Mark mark) {
    if (mark.equals(shown)) {
      return;
    }
    if (shown != null && shown.tone() != mark.tone()) {
      getStyleClass().set(1, mark.tone().style());
    }
    setText(mark.text());
    if (mark.icon().isEmpty()) {
      setGraphic(null);
    } else if (getGraphic() instanceof SVGPath sign) {
      sign.setContent(mark.icon());
    } else {
      icon(mark.icon());
    }
    shown = mark;
  }
}
