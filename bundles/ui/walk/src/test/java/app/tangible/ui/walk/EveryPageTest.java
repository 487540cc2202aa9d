package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.testing.Titles;
import app.tangible.store.Deal;
import app.tangible.ui.sampler.SamplerPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for every page: whatever can have the focus is reached by arrows from everything else,
 * back leads home, and who cannot see the screen hears a name for each thing.
 */
class EveryPageTest {

  private static final List<KeyCode> ARROWS =
      List.of(KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT, KeyCode.RIGHT);

  private static final Duration FILLED = Duration.ofMillis(150);

  @TempDir Path folder;

  private record Stop(String page, Map<String, String> arguments) {

    static Stop of(String page) {
      return new Stop(page, Map.of());
    }
  }

  private List<Stop> stops() {
    String series = Titles.series(1, "", 2019).build().id().value();
    return List.of(
        Stop.of("home"),
        Stop.of("library"),
        new Stop("film", Map.of("title", Titles.file(5).value())),
        new Stop("film", Map.of("licence", Samples.licence(0).hex())),
        new Stop("series", Map.of("title", series)),
        Stop.of("store"),
        new Stop("store", Map.of("edition", "3")),
        Stop.of("market"),
        new Stop("market", Map.of("licence", Samples.licence(0).hex(), "deal", "SALE")),
        new Stop("market", Map.of("licence", Samples.licence(0).hex(), "deal", "GIFT")),
        Stop.of("downloads"),
        Stop.of("wallet"),
        new Stop("wallet", Map.of("show", "keys")),
        Stop.of("viewers"),
        Stop.of("folders"),
        Stop.of("settings"),
        new Stop("sampler", Map.of("part", "buttons")),
        new Stop("sampler", Map.of("part", "forms")),
        new Stop("sampler", Map.of("part", "tiles")));
  }

  @Test
  void hasNoTrapsAndNothingWithoutAName() {
    try (Theatre theatre = Theatre.still(folder, folder, "en", 1920, 1080)) {
      new HousePages(theatre, folder);
      theatre.shell.setViewers(theatre.viewers);
      theatre.add(new SamplerPage(), Theatre.properties("sampler", 990, false, ""));
      theatre.awaitFocus("open-store");
      theatre.library.keep(Samples.owned(0, Duration.ofSeconds(40), true));
      theatre.shelf.put(Titles.tenFilms());
      theatre.shelf.put(Titles.aSeries());
      theatre.market.offer(FakeMarket.resale(4, Deal.SALE, 450));
      theatre.awaitFocus("hero-play");
      List<String> faults = new ArrayList<>();
      for (Stop stop : stops()) {
        theatre.open(stop.page(), stop.arguments());
        await().atMost(Theatre.PATIENCE).until(() -> !theatre.focus().equals("signpost-go"));
        awaitFilled();
        names().forEach(fault -> faults.add(stop + ": " + fault));
        traps(theatre).forEach(fault -> faults.add(stop + ": " + fault));
        home(theatre).forEach(fault -> faults.add(stop + ": " + fault));
      }
      assertThat(faults).isEmpty();
    }
  }

  /** Until what can have the focus stays the same. */
  private static void awaitFilled() {
    AtomicReference<List<Node>> last = new AtomicReference<>(List.of());
    await()
        .during(FILLED)
        .atMost(Theatre.PATIENCE)
        .until(
            () -> {
              List<Node> now = Theatre.onScreen(EveryPageTest::focusable);
              return now.equals(last.getAndSet(now));
            });
  }

  /** Those that can have the focus now. */
  private static List<Node> focusable() {
    List<Node> found = new ArrayList<>();
    collect(Theatre.scene().getRoot(), found);
    return found;
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      into.add(node);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  private static List<String> names() {
    return Theatre.onScreen(
        () -> {
          List<String> faults = new ArrayList<>();
          for (Node node : focusable()) {
            String said = node.getAccessibleText();
            boolean silent = said == null || said.isBlank();
            boolean labelled =
                node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isBlank();
            AccessibleRole role = node.getAccessibleRole();
            if (node.getId() == null || node.getId().isBlank()) {
              faults.add("without an id: " + node);
            }
            if (silent && !labelled) {
              faults.add("without a name: " + node);
            }
            if (role == AccessibleRole.PARENT || role == AccessibleRole.NODE) {
              faults.add("without a role: " + node);
            }
          }
          return faults;
        });
  }

  /** Presses every arrow everywhere, and looks whether all is reached from all. */
  private static List<String> traps(Theatre theatre) {
    String start = theatre.focus();
    Map<String, Set<String>> leads = new HashMap<>();
    Map<String, Way> ways = new HashMap<>();
    Deque<String> unvisited = new ArrayDeque<>(List.of(start));
    while (!unvisited.isEmpty() && leads.size() < 150) {
      String from = unvisited.removeFirst();
      if (leads.containsKey(from)) {
        continue;
      }
      Set<String> reached = new TreeSet<>();
      for (KeyCode arrow : ARROWS) {
        if (again(theatre, from, ways, 12)) {
          theatre.press(arrow);
          String to = theatre.focus();
          reached.add(to);
          ways.putIfAbsent(to, new Way(from, arrow));
        }
      }
      leads.put(from, reached);
      reached.stream().filter(to -> !leads.containsKey(to)).forEach(unvisited::add);
    }
    List<String> faults = new ArrayList<>();
    if (leads.containsKey("")) {
      faults.add("the focus is lost");
    }
    Set<String> back = new HashSet<>(Set.of(start));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, Set<String>> entry : leads.entrySet()) {
        if (entry.getValue().stream().anyMatch(back::contains)) {
          grown |= back.add(entry.getKey());
        }
      }
    }
    leads.keySet().stream()
        .filter(id -> !back.contains(id))
        .forEach(id -> faults.add(id + " does not lead back to " + start));
    again(theatre, start, ways, 12);
    Set<String> shown =
        Theatre.onScreen(() -> new TreeSet<>(focusable().stream().map(Node::getId).toList()));
    shown.removeAll(leads.keySet());
    if (leads.size() < 150 && !shown.isEmpty()) {
      faults.add("never reached: " + shown);
    }
    return faults;
  }

  /** By which key something was first reached. */
  private record Way(String from, KeyCode arrow) {}

  /** Goes there; where it has gone with another choice meanwhile, by the keys that led there. */
  private static boolean again(Theatre theatre, String id, Map<String, Way> ways, int atMost) {
    if (go(id)) {
      return true;
    }
    Way way = ways.get(id);
    if (way == null || atMost == 0 || !again(theatre, way.from(), ways, atMost - 1)) {
      return false;
    }
    theatre.press(way.arrow());
    return theatre.focus().equals(id);
  }

  private static boolean go(String id) {
    return Theatre.onScreen(
        () -> {
          Node node = Theatre.scene().lookup("#" + id);
          if (node != null) {
            node.requestFocus();
            Theatre.scene().getRoot().layout();
          }
          return node != null;
        });
  }

  private static List<String> home(Theatre theatre) {
    for (int i = 0; i < 12; i++) {
      theatre.press(KeyCode.ESCAPE);
      if (theatre.focus().startsWith("menu-")) {
        return List.of();
      }
    }
    return List.of("back does not lead home but to " + theatre.focus());
  }
}
