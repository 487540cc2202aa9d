package app.tangible.ui;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a title: a poster or a still; or, where there is none, colours and forms that are
 * the title's own, with its name.
 */
public final class Artwork extends Pane {

  private static final String MONOGRAM = "artwork-monogram";

  /** Of its corners, in units of a 1920 by 1080 screen. */
  private static final double RADIUS = 14;

  private final double width;
  private final double height;
  private final ImageView picture = new ImageView();
  private final Pane drawing = new Pane();
  private final Rectangle ground = new Rectangle();
  private final ImageView painting = new ImageView();
  private final Label title = new Label();
  private final FadeTransition fade = new FadeTransition(Motion.SLOW, picture);
  private volatile String seed = ""; // read where it is painted
  private String text = "";
  private boolean person;
  private boolean pictured;
  private boolean drawn;
  private long turn;
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
    title.setManaged(false);
    drawing.getChildren().addAll(ground, painting, title);
    drawing.setManaged(false);
    drawing.setVisible(false);
    ground.setArcWidth(2 * RADIUS);
    ground.setArcHeight(2 * RADIUS);
    picture.setManaged(false);
    picture.setFitWidth(width);
    picture.setFitHeight(height);
    fade.setFromValue(0);
    fade.setToValue(1);
    fade.setOnFinished(event -> drawing.setVisible(false));
    getChildren().addAll(drawing, picture);
  }

  /**
   * Draws the title's own colours and name, until there is a picture. The name gives the colours: a
   * film looks the same in the store, on the market and at home.
   *
   * @param otherwise gives them where there is no name
   */
  public void title(String name, String otherwise) {
    stands(name, name.isBlank() ? otherwise : name.toLowerCase(Locale.ROOT), false);
  }

  /** The same for a person: the first letters of his names. */
  public void monogram(String name, String personSeed) {
    stands(name, personSeed, true);
  }

  /** It is drawn when it is laid out, if there is no picture by then. */
  private void stands(String name, String wanted, boolean ofPerson) {
    if (name.equals(text) && wanted.equals(seed) && ofPerson == person) {
      return;
    }
    text = name;
    seed = wanted;
    person = ofPerson;
    drawn = false;
    requestLayout();
  }

  /**
   * The next title has nothing of the one before, not even a picture that is under way. What is to
   * be seen changes at once, with the next layout, because most pictures are there by then.
   */
  void forget() {
    turn++;
    asked = null;
    pictured = false;
    fade.stop();
    text = "";
    seed = "";
    drawn = false;
    requestLayout();
  }

  /** There is no picture any more: what stands for the title is drawn again. */
  public void none() {
    if (asked != null) {
      turn++;
      asked = null;
      pictured = false;
      fade.stop();
      drawn = false;
      requestLayout();
    }
  }

  /** Shows the picture at this address, once it is there; the same one is asked for once. */
  public void fetch(Screen screen, URI address) {
    if (!address.equals(asked)) {
      asked = address;
      screen.picture(
          address,
          width,
          height,
          RADIUS,
          image -> {
            if (address.equals(asked)) {
              picture(image);
            }
          });
    }
  }

  /** Fetches the picture whose address comes later, if this is the same title's by then. */
  public Consumer<URI> awaited(Screen screen) {
    long now = turn;
    return address -> {
      if (turn == now) {
        fetch(screen, address);
      }
    };
  }

  /** Whether there is a picture. */
  public boolean pictured() {
    return pictured;
  }

  /** It fills the frame and has its round corners already. */
  private void picture(Image image) {
    boolean first = !pictured;
    pictured = true;
    fade.stop();
    picture.setImage(image);
    if (first && drawn && drawing.isVisible() && !Motion.calm(this)) {
      fade.playFromStart();
    } else {
      picture.setOpacity(1);
      drawing.setVisible(false);
    }
  }

  @Override
  protected void layoutChildren() {
    if (!drawn && !pictured) {
      draw();
    }
  }

  private void draw() {
    drawn = !seed.isEmpty();
    picture.setImage(null);
    drawing.setVisible(drawn);
    drawing.resizeRelocate(0, 0, width, height);
    title.setText(person ? initials(text) : text);
    if (person != title.getStyleClass().contains(MONOGRAM)) {
      if (person) {
        title.getStyleClass().add(MONOGRAM);
      } else {
        title.getStyleClass().remove(MONOGRAM);
      }
    }
    paint();
    title.applyCss();
    double inset = Math.min(width, height) * 0.09;
    double titleWidth = width - 2 * inset;
    double titleHeight = Math.min(title.prefHeight(titleWidth), height * 0.6);
    title.resizeRelocate(inset, height - inset * 1.6 - titleHeight, titleWidth, titleHeight);
  }

  /** One colour, and as soon as it is painted the painting. */
  private void paint() {
    String wanted = seed;
    boolean scene = !person;
    ground.setWidth(width);
    ground.setHeight(height);
    ground.setFill(Painting.tone(wanted));
    ground.setVisible(true);
    painting.setImage(null);
    if (wanted.isEmpty()) {
      return;
    }
    CompletableFuture.runAsync(
        () -> {
          if (wanted.equals(seed)) { // it may have scrolled by
            Image image = Painting.of(wanted, width, height, RADIUS, scene);
            Platform.runLater(() -> painted(wanted, scene, image));
          }
        });
  }

  private void painted(String wanted, boolean scene, Image image) {
    if (wanted.equals(seed) && scene != person) {
      painting.setImage(image);
      ground.setVisible(false);
    }
  }

  private static String initials(String name) {
    StringBuilder letters = new StringBuilder();
    for (String word : name.split("[\\s-]+")) {
      if (!word.isEmpty() && letters.length() < 2) {
        letters.appendCodePoint(word.codePointAt(0));
      }
    }
    return letters.toString();
  }
}
