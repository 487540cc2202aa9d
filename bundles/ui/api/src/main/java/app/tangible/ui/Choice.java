package app.tangible.ui;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/**
 * A row that shows which of several things is chosen; OK lists them at the side.
 *
 * @param <T> what is chosen between; compared by {@code equals}
 */
public final class Choice<T> extends ContentButton {

  /**
   * One of the things.
   *
   * @param hint below the text; empty for none
   */
  public record Option<T>(T value, String text, String hint) {

    /** Without a hint. */
    public Option(T value, String text) {
      this(value, text, "");
    }
  }

  private final Screen screen;
  private final String label;
  private final Consumer<? super T> chosen;
  private final Label value = new Label();
  private List<Option<T>> options;
  private T now;

  /** One of this node id; the options are {@code <id>-0}, {@code <id>-1} … */
  public Choice(
      Screen screen,
      String id,
      String label,
      List<Option<T>> options,
      T now,
      Consumer<? super T> chosen) {
    HBox end = new HBox();
    super(new RowBox("", label, "", end));
    this.screen = screen;
    this.label = label;
    this.options = List.copyOf(options);
    this.now = now;
    this.chosen = chosen;
    setId(id);
    getStyleClass().setAll("row", "choice-row");
    setAccessibleRole(AccessibleRole.COMBO_BOX);
    value.getStyleClass().add("row-value");
    SVGPath sign = new SVGPath();
    sign.setContent(Icons.ONWARD);
    sign.getStyleClass().add("row-sign");
    end.getChildren().setAll(value, sign);
    end.getStyleClass().add("row-end");
    setOnAction(event -> open());
    draw();
  }

  /** What is chosen. */
  public T now() {
    return now;
  }

  /** Chooses; nobody hears of it. */
  public void now(T wanted) {
    now = wanted;
    draw();
  }

  /** Other things to choose between. */
  public void options(List<Option<T>> next, T wanted) {
    options = List.copyOf(next);
    now(wanted);
  }

  private void draw() {
    String text =
        options.stream()
            .filter(option -> Objects.equals(option.value(), now))
            .map(Option::text)
            .findFirst()
            .orElse("");
    value.setText(text);
    setAccessibleText(label + ": " + text);
  }

  private void open() {
    VBox list = new VBox();
    list.getStyleClass().add("row-list");
    Overlay sheet = screen.sheet(label, new ScrollArea(list), () -> {});
    Row first = null;
    for (int i = 0; i < options.size(); i++) {
      Option<T> option = options.get(i);
      boolean current = Objects.equals(option.value(), now);
      Row row =
          new Row(getId() + "-" + i, "", option.text(), option.hint(), () -> take(option, sheet))
              .marked(current);
      list.getChildren().add(row);
      if (current || first == null) {
        first = row;
      }
    }
    if (first != null) {
      first.requestFocus();
    }
  }

  private void take(Option<T> option, Overlay sheet) {
    sheet.close();
    now(option.value());
    chosen.accept(option.value());
  }
}
