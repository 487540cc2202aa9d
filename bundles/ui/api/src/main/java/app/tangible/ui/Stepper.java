package app.tangible.ui;

import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/**
 * A row with a number between a least and a greatest: left and right change it, at either end they
 * leave the row; OK adds a step and begins again at the least. Drawn as a bar between two signs.
 */
public final class Stepper extends ContentButton implements TakesKeys {

  private static final double TRACK = 260;

  private final String label;
  private final long least;
  private final long most;
  private final long step;
  private final LongFunction<String> words;
  private final LongConsumer changed;
  private final Label figure = new Label();
  private final Region done = new Region();
  private final StackPane track;
  private long value;

  /** One of this node id; hears of each change that the person makes. */
  public Stepper(
      String id,
      String label,
      String hint,
      long least,
      long most,
      long step,
      long first,
      LongFunction<String> words,
      LongConsumer changed) {
    HBox end = new HBox();
    super(new RowBox("", label, hint, end));
    if (most < least || step <= 0) {
      throw new IllegalArgumentException("a stepper goes up, by more than nothing");
    }
    this.label = label;
    this.least = least;
    this.most = most;
    this.step = step;
    this.words = words;
    this.changed = changed;
    this.value = Math.clamp(first, least, most);
    setId(id);
    getStyleClass().setAll("row", "stepper-row");
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleHelp(hint);
    figure.getStyleClass().add("row-value");
    figure.setMinWidth(USE_PREF_SIZE);
    done.getStyleClass().add("progress-done");
    track = new StackPane(done);
    track.getStyleClass().addAll("progress-track", "stepper-track");
    track.setMinWidth(TRACK);
    track.setMaxSize(TRACK, 10);
    end.getChildren().setAll(figure, sign(Icons.LESS, -1), track, sign(Icons.MORE, 1));
    end.getStyleClass().add("row-end");
    setOnAction(event -> change(value + step > most ? least : value + step));
    draw();
  }

  /** Without its bar, where there is little room. */
  public Stepper narrow() {
    track.setVisible(false);
    track.setManaged(false);
    return this;
  }

  private StackPane sign(String path, int by) {
    SVGPath sign = new SVGPath();
    sign.setContent(path);
    sign.getStyleClass().add("row-sign");
    StackPane place = new StackPane(sign);
    place.getStyleClass().add("stepper-sign");
    place.setOnMouseClicked(
        event -> {
          change(value + by * step);
          event.consume();
        });
    return place;
  }

  /** The number. */
  public long value() {
    return value;
  }

  /** Sets it; nobody hears of it. */
  public void value(long wanted) {
    value = Math.clamp(wanted, least, most);
    draw();
  }

  @Override
  public boolean key(Key key) {
    return switch (key) {
      case LEFT -> change(value - step);
      case RIGHT -> change(value + step);
      case UP, DOWN, OK, BACK -> false;
    };
  }

  private boolean change(long wanted) {
    long next = Math.clamp(wanted, least, most);
    if (next == value) {
      return false;
    }
    value(next);
    changed.accept(next);
    return true;
  }

  private void draw() {
    figure.setText(words.apply(value));
    double width = most == least ? TRACK : TRACK * (value - least) / (most - least);
    done.setMinSize(width, 10);
    done.setMaxSize(width, 10);
    StackPane.setAlignment(done, javafx.geometry.Pos.CENTER_LEFT);
    setAccessibleText(label + ": " + words.apply(value));
  }
}
