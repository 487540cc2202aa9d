package app.tangible.metadata.nfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One XML element; names in lower case, since writers do not agree on it. */
final class Element {

  private final String name;
  private final Map<String, String> attributes;
  private final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  Element(String name, Map<String, String> attributes) {
    this.name = name.toLowerCase(Locale.ROOT);
    this.attributes = Map.copyOf(attributes);
  }

  String name() {
    return name;
  }

  void add(Element child) {
    children.add(child);
  }

  void add(String more) {
    text.append(more);
  }

  /** Its own text, without that of its children. */
  String text() {
    return text.toString().strip();
  }

  String attribute(String key) {
    return attributes.getOrDefault(key, "").strip();
  }

  boolean is(String... names) {
    return List.of(names).contains(name);
  }

  Stream<Element> all(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted));
  }

  Optional<Element> first(String wanted) {
    return all(wanted).findFirst();
  }

  /** The text of the first child of one of these names that has any. */
  String text(String... names) {
    return Stream.of(names)
        .flatMap(this::all)
        .map(Element::text)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse("");
  }
}
