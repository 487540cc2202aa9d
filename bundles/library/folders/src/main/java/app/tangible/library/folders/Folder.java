package app.tangible.library.folders;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One folder with what lies in it, sorted by name. */
final class Folder {

  private final Path path;
  private final Optional<Folder> parent;
  private final Map<String, Folder> children = new TreeMap<>();
  private final List<Entry> files = new ArrayList<>();

  private Folder(Path path, Optional<Folder> parent) {
    this.path = path;
    this.parent = parent;
  }

  /** The root of all these, which lie below it. */
  static Folder of(Path root, List<Entry> entries) {
    Folder top = new Folder(root, Optional.empty());
    Map<Path, Folder> all = new HashMap<>(Map.of(root, top));
    entries.stream()
        .sorted(Comparator.comparing(Entry::path))
        .forEach(entry -> folder(all, entry.path().getParent()).files.add(entry));
    return top;
  }

  private static Folder folder(Map<Path, Folder> all, Path path) {
    Folder known = all.get(path);
    if (known != null) {
      return known;
    }
    Folder parent = folder(all, path.getParent());
    Folder fresh = new Folder(path, Optional.of(parent));
    parent.children.put(fresh.name(), fresh);
    all.put(path, fresh);
    return fresh;
  }

  Path path() {
    return path;
  }

  String name() {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  Optional<Folder> parent() {
    return parent;
  }

  /** Whether it is the watched folder itself. */
  boolean isRoot() {
    return parent.isEmpty();
  }

  Stream<Folder> children() {
    return children.values().stream();
  }

  Optional<Folder> child(String wanted) {
    return children().filter(child -> child.name().equalsIgnoreCase(wanted)).findFirst();
  }

  Stream<Entry> files(Endings ending) {
    return files.stream().filter(file -> file.ending() == ending);
  }

  Optional<Entry> file(String wanted) {
    String small = wanted.toLowerCase(Locale.ROOT);
    return files.stream()
        .filter(file -> file.name().toLowerCase(Locale.ROOT).equals(small))
        .findFirst();
  }

  /** Its own and those of the folders below it. */
  Stream<Entry> allFiles(Endings ending) {
    return Stream.concat(files(ending), children().flatMap(child -> child.allFiles(ending)));
  }
}
