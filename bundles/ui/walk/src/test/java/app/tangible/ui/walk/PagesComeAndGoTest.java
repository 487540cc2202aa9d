package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.testing.Titles;
import app.tangible.ui.Answer;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.Page;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins bring pages and take them away. */
class PagesComeAndGoTest {

  @TempDir Path folder;

  private Theatre theatre;

  /** A page as a plug-in might bring it. */
  private static final class Guest implements Page {

    @Override
    public View open(Screen screen, Map<String, String> arguments) {
      Button button = new Button("guest");
      button.setId("guest-button");
      VBox root = new VBox(new Line("title", "A guest"), button);
      screen.work(() -> root, done -> {}, failure -> {});
      return () -> root;
    }
  }

  @BeforeEach
  void open() {
    theatre = new Theatre(folder, folder, new FakePlayer(), query -> List.of(), "en");
    theatre.awaitFocus("open-store");
  }

  @AfterEach
  void close() {
    theatre.close();
  }

  private WeakReference<Page> comeAndGo(boolean opened) {
    Page guest = new Guest();
    theatre.shell.addPage(guest, Theatre.properties("guest", 50, true, ""));
    if (opened) {
      Theatre.onScreen(() -> null);
      theatre.press(KeyCode.UP, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
      theatre.awaitFocus("menu-guest");
      theatre.press(KeyCode.ENTER);
      assertThat(theatre.focus()).isEqualTo("guest-button");
    }
    theatre.shell.removePage(guest);
    Theatre.onScreen(() -> null);
    return new WeakReference<>(guest);
  }

  @Test
  void aPageIsInTheMenuAsSoonAsItIsThereAndGoneWithItsService() {
    theatre.press(KeyCode.UP);
    Page guest = new Guest();
    theatre.shell.addPage(guest, Theatre.properties("guest", 300, true, ""));
    await().until(() -> Theatre.scene().lookup("#menu-guest") != null);
    theatre.shell.removePage(guest);
    await().until(() -> Theatre.scene().lookup("#menu-guest") == null);
    assertThat(theatre.focus()).startsWith("menu-");
  }

  @Test
  void nothingOfAPageIsLeftAfterItHasComeAndGoneAHundredTimes() {
    List<WeakReference<Page>> gone = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      gone.add(comeAndGo(i % 10 == 0));
    }
    await()
        .atMost(Theatre.PATIENCE)
        .until(
            () -> {
              System.gc();
              return gone.stream().map(WeakReference::get).noneMatch(Objects::nonNull);
            });
  }

  @Test
  void whatLeadsToAPageComesAndGoesWithIt() {
    Page folders = new Guest();
    theatre.add(folders, Theatre.properties("folders", 900, false, ""));
    theatre.press(KeyCode.RIGHT);
    theatre.awaitFocus("open-folders"); // the library was open before the page came
    theatre.remove(folders);
    theatre.awaitFocus(id -> !id.equals("open-folders"));
    assertThat(Theatre.onScreen(() -> Theatre.scene().lookup("#open-folders").isVisible()))
        .isFalse();
  }

  /** A page under another one: it finds out only later what wants the focus. */
  private static final class Slow implements Page {

    private final CompletableFuture<String> found = new CompletableFuture<>();

    @Override
    public View open(Screen screen, Map<String, String> arguments) {
      VBox root = new VBox();
      Button first = new Button("first");
      first.setId("slow-first");
      Button more = new Button("more");
      more.setId("slow-more");
      more.setOnAction(
          event -> {
            root.getChildren().setAll(first);
            screen.open("store", Map.of());
            found.complete("slow-found");
          });
      root.getChildren().setAll(more);
      screen.work(
          found::get,
          id -> {
            Button button = new Button("found");
            button.setId(id);
            root.getChildren().setAll(first, button);
            screen.offerFocus(button);
          },
          failure -> {});
      return () -> root;
    }
  }

  @Test
  void aPageThatIsFilledUnderAnotherOneHasTheFocusWhereItWantsIt() {
    theatre.add(new Slow(), Theatre.properties("slow", 50, true, ""));
    theatre.pressOn("menu-slow");
    theatre.awaitFocus("slow-more");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("offer-0");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("slow-found");
  }

  @Test
  void noPictureOfAPageIsLeftWhenItHasGone() throws Exception {
    theatre.shelf.put(Titles.tenFilms());
    theatre.awaitFocus(id -> id.startsWith("title-"));
    visit(2); // what is kept for good is there
    long before = pixels();
    visit(12);
    // A picture behind one page is 8 MiB.
    assertThat(pixels() - before).isLessThan(40L << 20);
  }

  private void visit(int times) {
    for (int i = 0; i < times; i++) {
      theatre.shell.show(Titles.tenFilms().get(i % 5).id());
      theatre.awaitFocus("play");
      theatre.rest();
      theatre.press(KeyCode.ESCAPE);
      theatre.awaitFocus(id -> id.startsWith("title-"));
    }
  }

  /** Bytes of living arrays of int: pictures, nearly all of them. */
  private static long pixels() throws Exception {
    Object answer =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return answer
        .toString()
        .lines()
        .map(line -> line.strip().split(" +"))
        .filter(words -> words.length > 3 && words[3].equals("[I"))
        .mapToLong(words -> Long.parseLong(words[2]))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSheetThatClosesUnderAQuestionLeavesItTheFocus() {
    Page page =
        (screen, arguments) -> {
          Button first = new Button("first");
          first.setId("first");
          first.setOnAction(
              event -> {
                Button inside = new Button("inside");
                inside.setId("inside");
                Overlay sheet = screen.sheet("A sheet", new VBox(inside), () -> {});
                screen.ask("Sure?", "", Answer.none("sure", "Sure"));
                sheet.close();
              });
          VBox root = new VBox(first);
          return () -> root;
        };
    theatre.add(page, Theatre.properties("sheets", 50, true, ""));
    theatre.pressOn("menu-sheets");
    theatre.awaitFocus("first");
    theatre.press(KeyCode.ENTER);
    theatre.awaitFocus("sure");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("first");
  }

  @Test
  void aPageThatThrowsHarmsNoOther() {
    theatre.press(KeyCode.UP);
    Page broken =
        (screen, arguments) -> {
          throw new IllegalStateException("broken");
        };
    theatre.shell.addPage(broken, Theatre.properties("broken", 1, true, ""));
    Theatre.onScreen(() -> null);
    theatre.press(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
    theatre.awaitFocus("menu-broken");
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("does not open");
    theatre.awaitText("Nothing on the shelf yet");
    theatre.shell.removePage(broken);
  }

  @Test
  void aViewThatThrowsAtAKeyDoesNotKeepThePersonIn() {
    theatre.press(KeyCode.UP);
    Page stubborn = (screen, arguments) -> new Stubborn();
    theatre.shell.addPage(stubborn, Theatre.properties("stubborn", 1, true, ""));
    Theatre.onScreen(() -> null);
    theatre.press(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
    theatre.press(KeyCode.ENTER);
    theatre.awaitText("Stubborn");
    theatre.press(KeyCode.ESCAPE);
    theatre.awaitFocus("menu-stubborn");
    theatre.press(KeyCode.RIGHT, KeyCode.ENTER);
    theatre.awaitText("Nothing on the shelf yet");
    theatre.shell.removePage(stubborn);
  }

  private static final class Stubborn implements View {

    private final Node root = new Line("title", "Stubborn");

    @Override
    public Node node() {
      return root;
    }

    @Override
    public boolean key(Key key) {
      throw new IllegalStateException("no");
    }

    @Override
    public void close() {
      throw new IllegalStateException("neither");
    }
  }
}
