package app.tangible.ui.nowplaying;

import app.tangible.player.Chapter;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.TakesKeys;
import app.tangible.viewing.Viewing.Still;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The length of the film: what has arrived, what was seen, chapters. With the focus left and right
 * look at another place, with its still, and OK goes there; the mouse and the finger likewise.
 */
final class Timeline extends Region implements TakesKeys {

  private static final double HEIGHT = 44;
  private static final double TRACK = 10;

  private final Region track = styled("timeline-track");
  private final Region here = styled("timeline-arrived");
  private final Region done = styled("timeline-done");
  private final Region knob = styled("timeline-knob");
  private final Line time = new Line("figure");
  private final Line chapter = new Line("quiet");
  private final ImageView still = new ImageView();
  private final VBox preview = new VBox(still, time, chapter);
  private final Function<Duration, String> words;
  private final Function<Duration, Optional<Still>> stills;
  private final Consumer<Duration> go;
  private final Jumps jumps = new Jumps();
  private List<Region> ticks = List.of();
  private List<Chapter> chapters = List.of();
  private Duration position = Duration.ZERO;
  private Duration length = Duration.ZERO;
  private double arrived = 1;
  private @Nullable Duration looking;
  private @Nullable Still shown;

  Timeline(
      Function<Duration, String> words,
      Function<Duration, Optional<Still>> stills,
      Consumer<Duration> go) {
    this.words = words;
    this.stills = stills;
    this.go = go;
    setId("timeline");
    getStyleClass().add("timeline");
    setAccessibleRole(AccessibleRole.SLIDER);
    setFocusTraversable(true);
    preview.getStyleClass().add("timeline-preview");
    preview.setManaged(false);
    preview.setVisible(false);
    still.setPreserveRatio(true);
    still.setFitWidth(384);
    getChildren().addAll(track, here, done, knob, preview);
    focusedProperty().addListener(change -> look(null));
    setOnMouseMoved(event -> look(at(event.getX())));
    setOnMouseDragged(event -> look(at(event.getX())));
    setOnMouseExited(event -> look(null));
    setOnMouseReleased(event -> jump(at(event.getX())));
  }

  private static Region styled(String style) {
    Region region = new Region();
    region.getStyleClass().add(style);
    region.setManaged(false);
    region.setMouseTransparent(true);
    return region;
  }

  void show(Duration now, Duration whole, double share) {
    position = now;
    length = whole;
    arrived = share;
    setAccessibleText(words.apply(now));
    requestLayout();
  }

  void chapters(List<Chapter> next) {
    if (!next.equals(chapters)) {
      chapters = next;
      getChildren().removeAll(ticks);
      ticks = next.stream().skip(1).map(one -> styled("timeline-tick")).toList();
      getChildren().addAll(4, ticks);
      requestLayout();
    }
  }

  @Override
  public boolean key(Key key) {
    return switch (key) {
      case LEFT, RIGHT -> {
        Duration from = looking == null ? position : looking;
        Duration by = Duration.ofSeconds((key == Key.LEFT ? -1 : 1) * jumps.next(key));
        look(within(from.plus(by)));
        yield !length.isZero();
      }
      case OK -> {
        Duration to = looking;
        if (to != null) {
          jump(to);
        }
        yield to != null;
      }
      case BACK -> {
        boolean looked = looking != null;
        look(null);
        yield looked;
      }
      case UP, DOWN -> false;
    };
  }

  private Duration at(double x) {
    double share = Math.clamp(x / Math.max(1, getWidth()), 0, 1);
    return Duration.ofMillis(Math.round(length.toMillis() * share));
  }

  private Duration within(Duration wanted) {
    if (wanted.isNegative()) {
      return Duration.ZERO;
    }
    return wanted.compareTo(length) > 0 ? length : wanted;
  }

  private void jump(Duration to) {
    if (!length.isZero()) {
      go.accept(to);
      position = to;
    }
    look(null);
  }

  private void look(@Nullable Duration there) {
    looking = length.isZero() ? null : there;
    preview.setVisible(looking != null);
    if (looking != null) {
      time.setText(words.apply(looking));
      chapter.say(nameAt(looking));
      Still found = stills.apply(looking).orElse(null);
      if (found != shown) {
        shown = found;
        still.setImage(found == null ? null : new Image(new ByteArrayInputStream(found.jpeg())));
      }
    }
    still.setVisible(still.getImage() != null);
    still.setManaged(still.getImage() != null);
    requestLayout();
  }

  /** Whether a person is looking for another place. */
  boolean looking() {
    return looking != null;
  }

  private String nameAt(Duration there) {
    return chapters.stream()
        .filter(one -> one.from().compareTo(there) <= 0)
        .reduce((one, next) -> next)
        .map(Chapter::name)
        .orElse("");
  }

  @Override
  protected void layoutChildren() {
    double top = (getHeight() - TRACK) / 2;
    double width = getWidth();
    track.resizeRelocate(0, top, width, TRACK);
    here.resizeRelocate(0, top, width * arrived, TRACK);
    done.resizeRelocate(0, top, width * share(position), TRACK);
    for (int i = 0; i < ticks.size(); i++) {
      double at = width * share(chapters.get(i + 1).from());
      ticks.get(i).resizeRelocate(Math.round(at) - 2, top, 4, TRACK);
    }
    double knobAt = width * share(looking == null ? position : looking);
    knob.resizeRelocate(knobAt - 14, getHeight() / 2 - 14, 28, 28);
    double wide = preview.prefWidth(-1);
    double high = preview.prefHeight(wide);
    double left = Math.clamp(knobAt - wide / 2, 0, Math.max(0, width - wide));
    preview.resizeRelocate(left, -high - 8, wide, high);
  }

  private double share(Duration of) {
    return length.isZero() ? 0 : Math.clamp(of.toMillis() / (double) length.toMillis(), 0, 1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }
}
