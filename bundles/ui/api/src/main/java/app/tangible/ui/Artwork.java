package app.tangible.ui;

import java.net.URI;
import java.util.List;
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
import javafx.scene.shape.Rectangle;

/**
 * The poster of a film: its picture, or, where there is none, colours and forms that are the film's
 * own, with its title.
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

  /** Of this size. */
  public Artwork(double width, double height) {
    this.width = width;
    this.height = height;
    getStyleClass().add("artwork");
    setMinSize(width, height);
    setMaxSize(width, height);
    setPrefSize(width, height);
    title.getStyleClass().add(width > 400 ? "artwork-title-large" : "artwork-title");
    title.setWrapText(true);
    // A plain rectangle: round clips are dear, so what fills the corners is round itself.
    drawing.setClip(new Rectangle(width, height));
    drawing.setPrefSize(width, height);
    getChildren().add(drawing);
    setCache(true); // drawn once, not at every frame of a scroll
  }

  /**
   * Draws the film's own colours and title, until there is a picture.
   *
   * @param filmSeed the film's id: the same gives the same colours
   */
  public void title(String filmTitle, String filmSeed) {
    if (pictured || (filmTitle.equals(text) && filmSeed.equals(seed))) {
      return;
    }
    text = filmTitle;
    seed = filmSeed;
    title.setText(filmTitle);
    title.setManaged(false);
    drawing.getChildren().setAll(ground(), forms(), title);
    requestLayout();
  }

  /** Shows the picture at this address, once it is there. */
  public void fetch(Screen screen, URI address) {
    screen.picture(address, width, height, this::picture);
  }

  /** Shows the picture, filling the frame. */
  public void picture(Image image) {
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
    drawing.getChildren().setAll(frame);
  }

  @Override
  protected void layoutChildren() {
    drawing.resizeRelocate(0, 0, width, height);
    double inset = width * 0.09;
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
    ground.setFill(
        new LinearGradient(
            0,
            0,
            0.55,
            1,
            true,
            CycleMethod.NO_CYCLE,
            List.of(
                new Stop(0, Color.hsb(hue(), 0.52, 0.54)),
                new Stop(0.5, Color.hsb(hue() + 24, 0.66, 0.29)),
                new Stop(1, Color.hsb(hue() + 46, 0.74, 0.08)))));
    return ground;
  }

  /** A sun and its halos, somewhere in the upper half. */
  private Group forms() {
    double x = width * (0.25 + 0.5 * pick(1));
    double y = height * (0.20 + 0.22 * pick(2));
    double radius = width * (0.20 + 0.16 * pick(3));
    Group group = new Group();
    Circle sun = new Circle(x, y, radius);
    sun.setFill(
        new LinearGradient(
            0,
            0,
            0,
            1,
            true,
            CycleMethod.NO_CYCLE,
            new Stop(0, Color.hsb(hue() - 34, 0.30, 1, 0.85)),
            new Stop(1, Color.hsb(hue() - 10, 0.62, 0.86, 0.10))));
    group.getChildren().add(sun);
    for (int ring = 1; ring <= 3; ring++) {
      Circle halo = new Circle(x, y, radius * (1 + 0.42 * ring));
      halo.setFill(Color.TRANSPARENT);
      halo.setStroke(Color.color(1, 1, 1, 0.11 / ring));
      halo.setStrokeWidth(1.5);
      group.getChildren().add(halo);
    }
    return group;
  }

  private double hue() {
    return 360 * pick(0);
  }

  /** A number from 0 to 1 that is the film's own. */
  private double pick(int which) {
    // The finish of MurmurHash3, so that ids that differ little look different.
    int hash = (seed + "/" + which).hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    hash ^= hash >>> 16;
    return (hash >>> 8) / (double) (1 << 24);
  }
}
