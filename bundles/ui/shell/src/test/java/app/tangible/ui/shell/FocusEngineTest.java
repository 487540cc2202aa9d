package app.tangible.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.ui.Key;
import app.tangible.ui.shell.FocusEngine.Placed;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import org.junit.jupiter.api.Test;

/** Where an arrow leads, seen from where things are. */
class FocusEngineTest {

  private final List<Placed> placed = new ArrayList<>();

  private void put(String id, double x, double y, double width, double height) {
    Group node = new Group();
    node.setId(id);
    placed.add(new Placed(node, new BoundingBox(x, y, width, height)));
  }

  private String from(String id, Key arrow) {
    Bounds start =
        placed.stream()
            .filter(one -> id.equals(one.node().getId()))
            .findFirst()
            .orElseThrow()
            .bounds();
    List<Placed> others = placed.stream().filter(one -> !id.equals(one.node().getId())).toList();
    return FocusEngine.nearest(start, arrow, others).map(next -> next.node().getId()).orElse("");
  }

  @Test
  void passesOverNoRowThatStandsAside() {
    put("menu", 800, 30, 200, 60);
    put("row-end", 96, 300, 220, 80); // far to the left of where we are
    put("middle", 850, 600, 220, 80);
    assertThat(from("middle", Key.UP)).isEqualTo("row-end");
    assertThat(from("row-end", Key.UP)).isEqualTo("menu");
    assertThat(from("menu", Key.DOWN)).isEqualTo("row-end");
    assertThat(from("row-end", Key.DOWN)).isEqualTo("middle");
  }

  @Test
  void takesOfALineWhatStandsNearest() {
    put("left", 96, 300, 220, 80);
    put("tall", 400, 250, 100, 180);
    put("right", 900, 310, 220, 60);
    put("below", 880, 600, 220, 80);
    assertThat(from("below", Key.UP)).isEqualTo("right");
  }

  @Test
  void twoColumnsThatAreNotLevelStayApart() {
    for (int i = 0; i < 3; i++) {
      put("left" + i, 96, 200 + 100 * i, 600, 80);
      put("right" + i, 1100, 185 + 100 * i, 600, 80);
    }
    assertThat(from("left0", Key.DOWN)).isEqualTo("left1");
    assertThat(from("right2", Key.UP)).isEqualTo("right1");
    assertThat(from("right0", Key.DOWN)).isEqualTo("right1");
    assertThat(from("left2", Key.UP)).isEqualTo("left1");
  }

  @Test
  void leftAndRightStayOnTheirLine() {
    put("here", 96, 300, 220, 80);
    put("there", 900, 310, 220, 80);
    put("other", 400, 500, 220, 80);
    assertThat(from("here", Key.RIGHT)).isEqualTo("there");
    assertThat(from("there", Key.RIGHT)).isEmpty();
    assertThat(from("other", Key.LEFT)).isEmpty();
  }

  @Test
  void everyThingOfAPageIsReachedUpAndDown() {
    put("menu-home", 300, 30, 200, 60);
    put("menu-library", 520, 30, 200, 60);
    put("search", 1200, 160, 600, 80);
    put("filter", 96, 170, 180, 60);
    put("chip", 96, 300, 180, 60);
    put("action", 700, 420, 300, 80);
    put("last", 1500, 560, 300, 80);
    List<String> way = new ArrayList<>();
    String at = "last";
    while (!at.isEmpty() && way.size() < 9) {
      way.add(at);
      at = from(at, Key.UP);
    }
    assertThat(way).containsExactly("last", "action", "chip", "filter", "menu-home");
    assertThat(from("search", Key.DOWN)).isEqualTo("chip");
  }
}
