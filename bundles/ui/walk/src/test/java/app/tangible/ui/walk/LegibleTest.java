package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the gallery would not let pass. */
class LegibleTest {

  @BeforeAll
  static void startToolkit() {
    VirtualDisplay.start();
    Platform.setImplicitExit(false);
    try {
      Platform.startup(() -> {});
    } catch (IllegalStateException already) {
      // by another test
    }
  }

  private static Label label(String text, double x, double y, double width) {
    Label label = new Label(text);
    label.relocate(x, y);
    label.setPrefWidth(width);
    return label;
  }

  private static List<String> faults(Node... nodes) {
    return Seat.onScreen(() -> Legible.faults(new Scene(new Pane(nodes), 800, 450)));
  }

  @Test
  void aTextThatIsCutOffIsNamed() {
    assertThat(faults(label("Depuis deux foyers et le CDN de la boutique", 20, 20, 90)))
        .singleElement()
        .asString()
        .startsWith("“Depuis deux foyers et le CDN de la boutique” is cut");
  }

  @Test
  void aTextThatLiesOverAnotherIsNamed() {
    assertThat(faults(label("Under", 20, 20, 200), label("Over", 30, 22, 200)))
        .containsExactly("“Under” lies over “Over”");
  }

  @Test
  void aTextThatLeavesTheScreenIsNamed() {
    assertThat(faults(label("Too far", 780, 20, 200)))
        .containsExactly("“Too far” runs over the edge");
  }

  @Test
  void namesMayBeCutAndWhatIsScrolledAwayLiesOverNothing() {
    Label name = label("Agent 327: Operation Barbershop", 20, 20, 90);
    name.getStyleClass().add("poster-title");
    Pane scrolled = new Pane(label("Out of sight", 0, 60, 200));
    scrolled.relocate(20, 0);
    scrolled.setClip(new Rectangle(200, 40));
    assertThat(faults(name, scrolled, label("In sight", 20, 60, 200))).isEmpty();
  }

  @Test
  void everyPageOfTheProductIsKnown() {
    assertThat(Registered.pages()).contains("home", "film", "playing", "sampler", "firstrun");
  }
}
