package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.testing.Titles;
import app.tangible.player.Playback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What five keys do, a mouse and a finger do too. */
class MouseTest {

  private static final int FILMS = 60;

  @TempDir Path folder;

  private final FakePlayer player = new FakePlayer();
  private Theatre theatre;
  private Mouse mouse;

  @BeforeEach
  void open() throws Exception {
    Path film = Files.writeString(folder.resolve("film"), "not a real film");
    theatre =
        new Theatre(folder, film, player, query -> java.util.List.of(), "en", Theatre.Start.HOME);
    theatre.awaitFocus("open-store");
    theatre.library.keep(Samples.owned(0, Duration.ZERO, true));
    theatre.shelf.put(
        IntStream.range(0, FILMS)
            .mapToObj(i -> Titles.film(i, "Film " + i, 1950 + i).genres("Drama").build())
            .toList());
    theatre.awaitFocus("hero-play");
    mouse = new Mouse();
  }

  @AfterEach
  void close() {
    mouse.close();
    theatre.close();
  }

  private static String node(String row, int number) {
    return row + "-" + Titles.file(number).value().replace('.', '-');
  }

  /** Where the node is in the window; null where it has no tile. */
  private static Point2D place(String id) {
    return Theatre.onScreen(
        () -> {
          Node node = Mouse.node(id);
          return node == null ? null : node.localToScene(0, 0);
        });
  }

  private void library() {
    mouse.click("menu-library");
    theatre.awaitFocus(id -> id.startsWith("title-"));
    theatre.rest();
  }

  @Test
  void leadsThroughTheGridWithoutAnyKey() {
    library();
    String third = node("title", FILMS - 4);
    String edge = belowTheEdge();
    Point2D still = place(edge);
    mouse.over(edge, 0.5, 0.1);
    theatre.awaitFocus(edge);
    theatre.rest();
    assertThat(place(edge)).as("nothing moves under a mouse").isEqualTo(still);
    mouse.over(third);
    theatre.awaitFocus(third);
    mouse.click(MouseButton.PRIMARY);
    theatre.awaitFocus("play");
    theatre.awaitText("Film " + (FILMS - 4));
    mouse.click(MouseButton.SECONDARY);
    theatre.awaitFocus(third);

    double before = place(third).getY();
    mouse.wheel(2);
    await().atMost(Theatre.PATIENCE).until(() -> place(third).getY() < before);
    String far = node("title", 10);
    for (int i = 0; i < 40 && place(far) == null; i++) {
      mouse.wheel(5);
    }
    await().atMost(Theatre.PATIENCE).until(() -> place(far) != null);
    mouse.wheel(-400);
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> place(third) != null && place(third).getY() == before);
  }

  @Test
  void aFingerDrawsTheGridAndPressesNothing() {
    library();
    theatre.rest(); // where it is measured from
    String tile = node("title", FILMS - 9);
    double before = place(tile).getY();
    mouse.draw(tile, 0, -300);
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> place(tile) == null || place(tile).getY() <= before - 200);
    theatre.rest();
    assertThat(theatre.focus()).as("no film was opened").startsWith("title-");
    // How far it rolls on depends on how fast the machine hears of the hand.
    for (int i = 0; i < 12 && !isAt(tile, before); i++) {
      mouse.draw(inSight(), 0, 900);
      theatre.rest();
    }
    await().atMost(Theatre.PATIENCE).until(() -> isAt(tile, before));
  }

  /** Where the toolkit scrolls under a finger itself, it makes up mouse events beside that. */
  @Test
  void aFingerOfTheToolkitsScrollsOnce() {
    library();
    String tile = node("title", FILMS - 9);
    Point2D from = place(tile).add(100, 100);
    Theatre.onScreen(
        () -> {
          Node node = Mouse.node(tile);
          node.fireEvent(finger(MouseEvent.MOUSE_PRESSED, from));
          node.fireEvent(drawn(0, -200));
          node.fireEvent(finger(MouseEvent.MOUSE_DRAGGED, from.subtract(0, 200)));
          node.fireEvent(finger(MouseEvent.MOUSE_RELEASED, from.subtract(0, 200)));
          return null;
        });
    theatre.rest();
    assertThat(place(tile).getY()).isEqualTo(from.getY() - 300);
    assertThat(theatre.focus()).isEqualTo(tile);
  }

  private static MouseEvent finger(EventType<MouseEvent> type, Point2D at) {
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    return new MouseEvent(
        type,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        down,
        false,
        false,
        true,
        false,
        false,
        null);
  }

  private static boolean isAt(String id, double y) {
    Point2D place = place(id);
    return place != null && place.getY() == y;
  }

  /** A tile whose foot is out of sight. */
  private static String belowTheEdge() {
    return Theatre.onScreen(
        () ->
            Theatre.scene().getRoot().lookupAll(".poster-tile").stream()
                .filter(Node::isVisible)
                .filter(tile -> tile.localToScene(0, 0).getY() < 950)
                .filter(
                    tile ->
                        tile.localToScene(tile.getBoundsInLocal()).getMaxY()
                            > Theatre.scene().getHeight())
                .findFirst()
                .orElseThrow()
                .getId());
  }

  /** A tile in the middle of the window. */
  private static String inSight() {
    return Theatre.onScreen(
        () ->
            Theatre.scene().getRoot().lookupAll(".poster-tile").stream()
                .filter(Node::isVisible)
                .filter(tile -> Math.abs(tile.localToScene(0, 0).getY() - 400) < 260)
                .findFirst()
                .orElseThrow()
                .getId());
  }

  @Test
  void rowsGoSidewaysUnderTheWheelAndTheFinger() {
    String tile = node("added", FILMS - 3);
    theatre.focusOn(tile);
    theatre.rest();
    double before = place(tile).getX();
    mouse.over(tile);
    Theatre.onScreen(
        () -> {
          Mouse.node(tile).fireEvent(drawn(-200, 0));
          return null;
        });
    await().atMost(Theatre.PATIENCE).until(() -> place(tile).getX() == before - 200);
    mouse.draw(tile, 300, 0);
    await().atMost(Theatre.PATIENCE).until(() -> place(tile).getX() == before);
    assertThat(theatre.focus()).isEqualTo(tile);
    double top = place(tile).getY();
    mouse.over(tile);
    mouse.wheel(-30);
    await().atMost(Theatre.PATIENCE).until(() -> place(tile).getY() > top);
  }

  /** As a trackpad, a tilted wheel or a finger does. */
  private static ScrollEvent drawn(double x, double y) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        0,
        0,
        0,
        0,
        false,
        false,
        false,
        false,
        true,
        false,
        x,
        y,
        x,
        y,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        1,
        null);
  }

  @Test
  void theControlsOfAFilmComeWithTheMouseAndTheTimelineIsPressed() {
    theatre.open("playing", java.util.Map.of("licence", Samples.licence(0).hex(), "from", "0"));
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PLAYING);
    await().atMost(Theatre.PATIENCE).until(() -> !shown("pause"));
    mouse.over("timeline", 0.25, -4);
    await().atMost(Theatre.PATIENCE).until(() -> shown("pause"));
    mouse.over("timeline", 0.5, 0.5);
    theatre.awaitFocus("timeline");
    mouse.click(MouseButton.PRIMARY);
    await()
        .atMost(Theatre.PATIENCE)
        .until(() -> Math.abs(player.now().position().toSeconds() - 298) <= 2);
    mouse.click("pause");
    await().atMost(Theatre.PATIENCE).until(() -> player.now().state() == Playback.State.PAUSED);
  }

  private static boolean shown(String id) {
    return Theatre.onScreen(
        () -> {
          for (Node at = Mouse.node(id); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
              return false;
            }
          }
          return Mouse.node(id) != null;
        });
  }
}
