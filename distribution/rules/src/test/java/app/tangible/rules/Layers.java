package app.tangible.rules;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** D3: an API speaks of the JDK and of lower APIs only, and no two need each other. */
final class Layers {

  /** From the screen down; a capability that is not named may use any, but not in a circle. */
  private static final List<Set<String>> DOWN =
      List.of(
          Set.of("ui", "web"),
          Set.of("viewing"),
          Set.of("player", "store", "library", "cast"),
          Set.of("transfer", "decoder", "metadata"),
          Set.of("licence", "content"),
          Set.of("identity", "chain", "peer"),
          Set.of("host"));

  /** Technologies that a capability is about, so that its API may name them. */
  private static final Map<String, Set<String>> SPOKEN =
      Map.of(
          "ui", Set.of("javafx."),
          "web", Set.of("jakarta.ws.rs"),
          // Who calls is read from the request.
          "accounts", Set.of("jakarta.ws.rs"),
          "database", Set.of("javax.sql"));

  private Layers() {}

  /** The packages of its signatures that this API has no business with. */
  static List<String> foreign(Shipped api, Set<String> packages) {
    return packages.stream()
        .filter(name -> !name.startsWith("java."))
        .filter(name -> !(name + ".").startsWith("app.tangible." + api.capability() + "."))
        .filter(name -> !lower(api, name))
        .filter(
            name ->
                SPOKEN.getOrDefault(api.capability(), Set.of()).stream()
                    .noneMatch(name::startsWith))
        .map(name -> api.name() + " speaks of " + name)
        .toList();
  }

  private static boolean lower(Shipped api, String name) {
    if (!name.startsWith("app.tangible.")) {
      return false;
    }
    int from = layer(api.capability());
    int to = layer(name.split("\\.")[2]);
    return from < 0 || to < 0 || to >= from;
  }

  private static int layer(String capability) {
    return IntStream.range(0, DOWN.size())
        .filter(layer -> DOWN.get(layer).contains(capability))
        .findFirst()
        .orElse(-1);
  }

  /** Capabilities whose APIs import each other, directly or not. */
  static Set<String> circles(Collection<Shipped> all) {
    Map<String, Set<String>> arrows =
        all.stream()
            .filter(Shipped::api)
            .collect(
                Collectors.toMap(
                    Shipped::capability, Layers::imported, Layers::both, TreeMap::new));
    return arrows.keySet().stream()
        .filter(capability -> reached(arrows, capability).contains(capability))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> imported(Shipped api) {
    return api.imports().keySet().stream()
        .filter(name -> name.startsWith("app.tangible."))
        .map(name -> name.split("\\.")[2])
        .filter(capability -> !capability.equals(api.capability()))
        .collect(Collectors.toSet());
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  private static Set<String> reached(Map<String, Set<String>> arrows, String from) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(arrows.getOrDefault(from, Set.of()));
    while (!next.isEmpty()) {
      String capability = next.pop();
      if (reached.add(capability)) {
        next.addAll(arrows.getOrDefault(capability, Set.of()));
      }
    }
    return reached;
  }
}
