package app.tangible.ui;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a title: a poster or a still; or, where there is none, colours and forms that are
 * the title's own, with its name.
 */
public final class Artwork extends Pane {

  private static final double ROUND = 28;

  private final double width;
  private final double height;
  private final Pane drawing = new Pane();
  private final Label title = new Label();
  private String seed = "";
  private String text = "";
  private boolean pictured;
  private @Nullable URI asked;

  /** Of this size. */
  public Artwork(double width, double height) {
    this.width = width;
    this.height = height;
    getStyleClass().add("artwork");
    setMinSize(width, height);
    setMaxSize(width, height);
    setPrefSize(width, height);
    title.getStyleClass().add(height > 400 ? "artwork-title-large" : "artwork-title");
    title.setWrapText(true);
    // A plain rectangle: round clips are dear, so what fills the corners is round itself.
    drawing.setClip(new Rectangle(width, height));
    drawing.setPrefSize(width, height);
    getChildren().add(drawing);
    setCache(true); // drawn once, not at every frame of a scroll
  }

  /**
   * Draws the title's own colours and name, until there is a picture. The name gives the colours: a
   * film looks the same in the store, on the market and at home.
   *
   * @param otherwise gives them where there is no name
   */
  public void title(String name, String otherwise) {
    String wanted = seed(name, otherwise);
    if (pictured || (name.equals(text) && wanted.equals(seed))) {
      return;
    }
    text = name;
    seed = wanted;
    title.setText(name);
    title.setManaged(false);
    title.getStyleClass().remove("artwork-monogram");
    Group forms = forms();
    forms.setClip(rounded()); // dear, but drawn once
    drawing.getChildren().setAll(ground(), forms, shade(), title);
    requestLayout();
  }

  /** The same for a person: the first letters of his names. */
  public void monogram(String name, String personSeed) {
    if (pictured || (name.equals(text) && personSeed.equals(seed))) {
      return;
    }
    text = name;
    seed = personSeed;
    StringBuilder letters = new StringBuilder();
    for (String word : name.split("[\\s-]+")) {
      if (!word.isEmpty() && letters.length() < 2) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    title.setText(letters.toString());
    title.setManaged(false);
    if (!title.getStyleClass().contains("artwork-monogram")) {
      title.getStyleClass().add("artwork-monogram");
    }
    drawing.getChildren().setAll(ground(), title);
    requestLayout();
  }

  /** Shows the picture at this address, once it is there; the same one is asked for once. */
  public void fetch(Screen screen, URI address) {
    if (!address.equals(asked)) {
      asked = address;
      screen.picture(address, width, height, this::picture);
    }
  }

  /** Shows the picture, filling the frame. */
  public void picture(Image image) {
    boolean first = !pictured;
    pictured = true;
    double scale = Math.max(width / image.getWidth(), height / image.getHeight());
    double drawnWidth = image.getWidth() * scale;
    double drawnHeight = image.getHeight() * scale;
    Rectangle frame = rounded();
    frame.setFill(
        new ImagePattern(
            image,
            (width - drawnWidth) / 2,
            (height - drawnHeight) / 2,
            drawnWidth,
            drawnHeight,
            false));
    if (first && !drawing.getChildren().isEmpty() && !Motion.calm(this)) {
      drawing.getChildren().add(frame);
      Motion.fadeIn(frame, Motion.SLOW, () -> drawing.getChildren().setAll(frame));
    } else {
      drawing.getChildren().setAll(frame);
    }
  }

  @Override
  protected void layoutChildren() {
    drawing.resizeRelocate(0, 0, width, height);
    double inset = Math.min(width, height) * 0.09;
    double titleWidth = width - 2 * inset;
    double titleHeight = Math.min(title.prefHeight(titleWidth), height * 0.6);
    title.resizeRelocate(inset, height - inset * 1.6 - titleHeight, titleWidth, titleHeight);
  }

  private Rectangle rounded() {
    Rectangle rectangle = new Rectangle(width, height);
    rectangle.setArcWidth(ROUND);
    rectangle.setArcHeight(ROUND);
    return rectangle;
  }

  private Rectangle ground() {
    Rectangle ground = rounded();
    double hue = hue(seed);
    ground.setFill(
        new LinearGradient(
            0.15,
            0,
            0.6,
            1,
            true,
            CycleMethod.NO_CYCLE,
            List.of(
                new Stop(0, Color.hsb(hue, 0.46, 0.60)),
                new Stop(0.45, Color.hsb(hue + 22, 0.60, 0.36)),
                new Stop(1, Color.hsb(hue + 48, 0.72, 0.13)))));
    return ground;
  }

  /** A sun over hills: where it stands and how they lie is the title's own. */
  private Group forms() {
    double hue = hue(seed);
    double unit = Math.min(width, height);
    double x = width * (0.24 + 0.52 * pick(seed, 1));
    double y = height * (0.20 + 0.18 * pick(seed, 2));
    double radius = unit * (0.15 + 0.13 * pick(seed, 3));
    Group group = new Group();
    for (int ring = 3; ring >= 1; ring--) {
      Circle halo = new Circle(x, y, radius * (1 + 0.5 * ring));
      halo.setFill(Color.hsb(hue - 20, 0.25, 1, 0.035));
      group.getChildren().add(halo);
    }
    Circle sun = new Circle(x, y, radius);
    sun.setFill(
        gradient(Color.hsb(hue - 34, 0.26, 1, 0.95), Color.hsb(hue - 12, 0.58, 0.92, 0.55)));
    group.getChildren().add(sun);
    for (int hill = 0; hill < 3; hill++) {
      group.getChildren().add(hill(hue, hill));
    }
    return group;
  }

  private Polygon hill(double hue, int which) {
    double base = height * (0.50 + 0.13 * which);
    double swing = height * (0.09 - 0.015 * which);
    double phase = 6.28 * pick(seed, 4 + which);
    double waves = 0.7 + 0.9 * pick(seed, 8 + which);
    Polygon hill = new Polygon();
    for (int step = 0; step <= 40; step++) {
      double at = step / 40.0;
      double up =
          Math.sin(phase + at * 6.28 * waves) + 0.35 * Math.sin(2.3 * phase + at * 17 * waves);
      hill.getPoints().addAll(width * at, base - swing * up);
    }
    hill.getPoints().addAll(width, height, 0.0, height);
    hill.setFill(
        gradient(
            Color.hsb(hue + 12 + 12 * which, 0.58, 0.46 - 0.12 * which, 0.85),
            Color.hsb(hue + 30 + 12 * which, 0.72, 0.22 - 0.06 * which, 0.95)));
    return hill;
  }

  /** Dark at the foot, so that the name is read. */
  private Rectangle shade() {
    Rectangle shade = rounded();
    shade.setFill(
        new LinearGradient(
            0,
            0.35,
            0,
            1,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, Color.color(0, 0, 0, 0)),
            new Stop(1, Color.color(0, 0, 0, 0.72))));
    return shade;
  }

  private static LinearGradient gradient(Color top, Color foot) {
    return new LinearGradient(
        0, 0, 0, 1, true, CycleMethod.NO_CYCLE, new Stop(0, top), new Stop(1, foot));
  }

  private static String seed(String name, String otherwise) {
    return name.isBlank() ? otherwise : name.toLowerCase(Locale.ROOT);
  }

  static double hue(String seed) {
    return 360 * pick(seed, 0);
  }

  /** A number from 0 to 1 that is the title's own. */
  static double pick(String seed, int which) {
    // The finish of MurmurHash3, so that ids that differ little look different.
    int hash = (seed + "/" + which).hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    return (hash >>> 8) / (double) (1 << 24);
  }
}
