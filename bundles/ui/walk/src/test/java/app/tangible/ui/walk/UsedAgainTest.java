package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.ui.Badge;
import app.tangible.ui.Mark;
import app.tangible.ui.PosterGrid;
import app.tangible.ui.PosterTile;
import app.tangible.ui.Screen;
import app.tangible.ui.ShelfRow;
import app.tangible.ui.View;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tile that shows another thing shows nothing of the one before. */
class UsedAgainTest {

  private static final int MANY = 10_000;

  @TempDir Path folder;

  /** Somebody who waits for the picture of a thing. */
  private record Waiting(int thing, Consumer<Image> found) {}

  private final List<Waiting> waiting = new ArrayList<>(); // on the JavaFX thread
  private final Set<PosterTile> made = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Integer> pressed = new ArrayList<>();
  private final Screen late =
      (Screen)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Screen.class},
              (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("picture");
                int thing = Integer.parseInt(((URI) arguments[0]).getSchemeSpecificPart());
                waiting.add(new Waiting(thing, found(arguments[arguments.length - 1])));
                return null;
              });
  private Theatre theatre;

  @SuppressWarnings("unchecked") // as the contract says
  private static Consumer<Image> found(Object consumer) {
    return (Consumer<Image>) consumer;
  }

  /** Every third has a picture, and other remarks come and go with other numbers. */
  private void fill(int number, PosterTile tile) {
    made.add(tile);
    tile.show("Thing " + number, "Line " + number, "seed" + number);
    if (number % 3 == 0) {
      tile.artwork().fetch(late, URI.create("number:" + number));
    }
    if (number % 4 == 0) {
      tile.marks(List.of(new Mark("M" + number, Badge.Tone.values()[number % 3])));
    }
    if (number % 5 == 0) {
      tile.badge("Badge " + number);
    }
    if (number % 7 == 0) {
      tile.seen(true);
    }
    if (number % 11 == 0) {
      tile.progress(0.5);
    }
  }

  private void show(Function<List<Integer>, Node> made) {
    theatre = new Theatre(folder, folder, new FakePlayer(), query -> List.of(), "en");
    theatre.awaitFocus("open-store");
    List<Integer> things = IntStream.range(0, MANY).boxed().toList();
    theatre.add(
        (screen, arguments) -> {
          Node node = made.apply(things);
          View view = () -> node;
          return view;
        },
        Theatre.properties("things", 50, true, ""));
    theatre.focusOn("menu-things");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("thing-0");
  }

  private static String id(int number) {
    return "thing-" + number;
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  @Test
  void aGridOfTenThousandIsShownByAsManyTilesAsAreInSight() {
    show(
        things -> {
          PosterGrid<Integer> grid = new PosterGrid<>(UsedAgainTest::id, pressed::add, this::fill);
          grid.items(things);
          return grid;
        });
    walk(KeyCode.DOWN, 36);
    walk(KeyCode.UP, 12);
    assertThat(theatre.focus()).isEqualTo(id(24 * columns()));
    theatre.press(KeyCode.ENTER);
    assertThat(pressed).containsExactly(24 * columns());
    assertThat(Theatre.onScreen(made::size)).isLessThan(70);
  }

  private static int columns() {
    return Theatre.onScreen(
        () ->
            (int)
                tiles().stream()
                    .filter(tile -> tile.getLayoutY() == tiles().getFirst().getLayoutY())
                    .count());
  }

  @Test
  void aRowOfTenThousandIsShownByAsManyTilesAsAreInSight() {
    show(
        things -> {
          ShelfRow<Integer> row =
              new ShelfRow<>(
                  "Things", PosterTile.Shape.WIDE, UsedAgainTest::id, pressed::add, this::fill);
          row.items(things);
          return new VBox(row);
        });
    walk(KeyCode.RIGHT, 60);
    walk(KeyCode.LEFT, 20);
    assertThat(theatre.focus()).isEqualTo(id(40));
    theatre.press(KeyCode.ENTER);
    assertThat(pressed).containsExactly(40);
    assertThat(Theatre.onScreen(made::size)).isLessThan(20);
  }

  /** Pictures come when their tiles have gone, and some in time; at each stop all is true. */
  private void walk(KeyCode key, int presses) {
    for (int i = 0; i < presses; i++) {
      theatre.press(key);
      if (i % 3 == 2) {
        Theatre.onScreen(
            () -> {
              waiting.reversed().stream().skip(1).forEach(UsedAgainTest::deliver);
              Waiting last = waiting.isEmpty() ? null : waiting.getLast();
              waiting.clear();
              if (last != null) {
                waiting.add(last); // this one is later still
              }
              return null;
            });
      }
      Theatre.onScreen(
          () -> {
            Theatre.scene().getRoot().applyCss();
            Theatre.scene().getRoot().layout();
            tiles().forEach(UsedAgainTest::look);
            return null;
          });
    }
  }

  private static void deliver(Waiting one) {
    WritableImage picture = new WritableImage(4, 6);
    picture.getPixelWriter().setColor(0, 0, colour(one.thing()));
    one.found().accept(picture);
  }

  private static Color colour(int thing) {
    return Color.rgb(thing >> 8 & 255, thing & 255, 7);
  }

  private static List<PosterTile> tiles() {
    return Theatre.scene().getRoot().lookupAll(".poster-tile").stream()
        .filter(Node::isVisible)
        .map(PosterTile.class::cast)
        .toList();
  }

  private static void look(PosterTile tile) {
    int number = Integer.parseInt(tile.getId().substring("thing-".length()));
    assertThat(tile.getAccessibleText()).isEqualTo("Thing " + number + ", Line " + number);
    List<String> words = new ArrayList<>();
    words(face(tile), words);
    assertThat(words).contains("Thing " + number, "Line " + number);
    assertThat(words.contains("Badge " + number)).isEqualTo(number % 5 == 0);
    assertThat(words.contains("M" + number))
        .isEqualTo(number % 4 == 0 && (number % 5 != 0 || tile.shape() != PosterTile.Shape.POSTER));
    assertThat(words.stream().filter(word -> word.matches("(Badge |M).*")))
        .allMatch(word -> word.endsWith(String.valueOf(number)));
    assertThat(seen(face(tile), ".seen-mark")).isEqualTo(number % 7 == 0);
    assertThat(seen(face(tile), ".progress-track")).isEqualTo(number % 11 == 0);
    ImageView picture = (ImageView) tile.artwork().getChildrenUnmodifiable().getLast();
    if (tile.artwork().pictured()) {
      assertThat(picture.getImage().getPixelReader().getColor(0, 0)).isEqualTo(colour(number));
      assertThat(number % 3).isZero();
    } else {
      assertThat(picture.getImage()).isNull();
      assertThat(words.stream().filter(("Thing " + number)::equals)).as("drawn too").hasSize(2);
    }
  }

  /** What is seen of it. */
  private static Node face(PosterTile tile) {
    Node at = tile.artwork();
    while (at.getParent() != tile.getParent()) {
      at = at.getParent();
    }
    return at;
  }

  private static boolean seen(Node face, String style) {
    return face.lookupAll(style).stream().anyMatch(Node::isVisible);
  }

  private static void words(Node node, List<String> into) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Label label && !label.getText().isEmpty()) {
      into.add(label.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> words(child, into));
    }
  }
}
