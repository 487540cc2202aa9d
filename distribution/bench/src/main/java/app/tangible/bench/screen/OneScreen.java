package app.tangible.bench.screen;

import app.tangible.library.Title;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.library.testing.FakeShelf;
import app.tangible.library.testing.FakeViewers;
import app.tangible.library.testing.FolderHome;
import app.tangible.library.testing.Titles;
import app.tangible.transfer.Transfers;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.home.HomePage;
import app.tangible.ui.library.LibraryPage;
import app.tangible.ui.shell.Shell;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;

/** Opens the screen, presses its keys, and writes what it measured: {@code name=figure}. */
public final class OneScreen {

  private static final int TITLES = 10_000;
  private static final int PRESSES = 300;
  private static final int POSTERS = 24;

  private OneScreen() {}

  /** Argument: a folder that may be written. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    List<URI> posters = Posters.paint(folder.resolve("posters"), POSTERS);
    FakeShelf shelf = FakeShelf.with(titles(posters));
    for (String pass : List.of("cold", "warm")) {
      long start = System.nanoTime();
      double processor = Stage.processorMillis();
      Shell shell = open(folder, shelf);
      Stage.awaitFocus("hero-play");
      Stage.awaitFrames(2);
      say("home." + pass, (System.nanoTime() - start) / 1e6);
      say("home." + pass + ".processor", Stage.processorMillis() - processor);
      if (pass.equals("warm")) {
        measure(posters);
      }
      shell.close();
    }
    System.exit(0);
  }

  private static void measure(List<URI> posters) throws Exception {
    Stage.press(KeyCode.UP);
    Stage.press(KeyCode.RIGHT);
    Stage.press(KeyCode.ENTER);
    Stage.awaitFocus("title-");
    Stage.awaitFrames(30);
    System.gc();
    say("heap.before", heap());
    double processor = Stage.processorMillis();
    double[] frames = Stage.framesWhile(() -> Stage.press(KeyCode.DOWN), PRESSES);
    say("grid.processor", (Stage.processorMillis() - processor) / frames.length);
    say("grid", frames);
    System.gc();
    say("heap.after", heap());
    say("nodes", Stage.onScreen(() -> count(Stage.scene().getRoot())));
    search();
    double before = Stage.processorMillis();
    double[] rows = ListOfJavaFx.frames(posters, TITLES, PRESSES);
    say("list.processor", (Stage.processorMillis() - before) / rows.length);
    say("list", rows);
  }

  private static void search() throws InterruptedException {
    double[] times = new double[20];
    String text = "film 12";
    for (int i = 0; i < times.length; i++) {
      int at = i % (text.length() + 1);
      if (at == text.length()) {
        for (int j = 0; j < text.length(); j++) {
          Stage.press(KeyCode.BACK_SPACE);
        }
        Stage.awaitFrames(20);
      } else {
        times[i] = Stage.typed(text.charAt(at));
      }
    }
    double[] counted = Arrays.stream(times).filter(time -> time > 0).sorted().toArray();
    say("search.p50", counted[counted.length / 2]);
    say("search.worst", counted[counted.length - 1]);
  }

  private static double heap() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static int count(Node node) {
    int nodes = 1;
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        nodes += count(child);
      }
    }
    return nodes;
  }

  private static void say(String name, double figure) {
    System.out.println(name + "=" + figure);
  }

  private static void say(String name, double[] frames) {
    Arrays.sort(frames);
    say(name + ".p50", frames[frames.length / 2]);
    say(name + ".p99", frames[frames.length * 99 / 100]);
  }

  private static List<Title> titles(List<URI> posters) {
    List<Title> titles = new ArrayList<>();
    for (int i = 0; i < TITLES; i++) {
      titles.add(
          Titles.film(i, "Film " + i, 1920 + i % 100)
              .genres("Drama")
              .poster(posters.get(i % posters.size()))
              .build());
    }
    titles.add(
        Titles.film(TITLES, "A film that was begun", 2000)
            .genres("Drama")
            .leftAt(Duration.ofMinutes(3))
            .build());
    return titles;
  }

  private static Shell open(Path folder, FakeShelf shelf) throws IOException {
    Shell.Config config =
        (Shell.Config)
            Proxy.newProxyInstance(
                OneScreen.class.getClassLoader(),
                new Class<?>[] {Shell.Config.class},
                (proxy, method, none) ->
                    method.getName().equals("fullScreen") ? false : method.getDefaultValue());
    Shell shell = new Shell(new FolderHome(folder.resolve("home")), config, () -> {});
    FakeLibrary library = new FakeLibrary();
    add(shell, new HomePage(shelf, library, new FakeViewers()), "home", 50, Icons.HOME);
    Transfers none =
        (Transfers)
            Proxy.newProxyInstance(
                OneScreen.class.getClassLoader(),
                new Class<?>[] {Transfers.class},
                (proxy, method, arguments) -> List.of());
    add(shell, new LibraryPage(shelf, library, none), "library", 100, Icons.FILMS);
    return shell;
  }

  private static void add(Shell shell, Page page, String id, int order, String icon) {
    shell.addPage(
        page, Map.of("page.id", id, "page.order", order, "page.menu", true, "page.icon", icon));
  }
}
