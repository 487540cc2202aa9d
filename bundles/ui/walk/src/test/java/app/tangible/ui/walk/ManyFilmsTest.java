package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.OwnedFilm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library of ten thousand films is as quick as one of ten. */
class ManyFilmsTest {

  private static final int MANY = 10_000;

  @TempDir Path folder;

  @Test
  void onlyThePostersInSightAreThere() {
    try (Theatre theatre =
        new Theatre(folder, folder, new FakePlayer(), query -> List.of(), "en")) {
      theatre.awaitFocus("open-store");
      List<OwnedFilm> films =
          IntStream.range(0, MANY).mapToObj(i -> Samples.owned(i, Duration.ZERO, true)).toList();
      theatre.library.keepAll(films);
      theatre.awaitFocus("title-licence-" + Samples.licence(0));
      assertThat(posters()).isLessThan(40);
      for (int i = 0; i < 100; i++) {
        theatre.press(KeyCode.DOWN);
      }
      theatre.awaitFocus("title-licence-" + Samples.licence(600));
      theatre.press(KeyCode.RIGHT);
      theatre.awaitFocus("title-licence-" + Samples.licence(601));
      assertThat(posters()).isLessThan(80);
      theatre.rest();
      assertThat(posters()).isLessThan(40);
    }
  }

  @Test
  void theFocusComesBackToWhereItWasThoughTheSightHadNotComeThere() {
    try (Theatre theatre =
        new Theatre(folder, folder, new FakePlayer(), query -> List.of(), "en")) {
      theatre.awaitFocus("open-store");
      List<OwnedFilm> films =
          IntStream.range(0, MANY).mapToObj(i -> Samples.owned(i, Duration.ZERO, true)).toList();
      theatre.library.keepAll(films);
      String first = "title-licence-" + Samples.licence(0);
      String deep = "title-licence-" + Samples.licence(240);
      theatre.awaitFocus(first);
      KeyCode[] keys = new KeyCode[41];
      Arrays.fill(keys, KeyCode.DOWN);
      keys[40] = KeyCode.ENTER;
      Theatre.onScreen(
          () -> {
            Parent grid = (Parent) Theatre.scene().getRoot().lookup(".poster-grid");
            Seat.strike(keys);
            grid.requestLayout(); // something was put on the shelf while the film's page is shown
            Seat.strike(KeyCode.ESCAPE);
            return null;
          });
      theatre.awaitFocus(deep);
    }
  }

  private static int posters() {
    return Theatre.onScreen(
        () ->
            Theatre.scene().getRoot().lookupAll(".poster-tile").stream()
                .filter(Node::isVisible)
                .toList()
                .size());
  }
}
