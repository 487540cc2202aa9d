package app.tangible.ui.shell;

import app.tangible.ui.Page;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which pages there are now. On the JavaFX thread. */
final class Entries {

  private final TreeSet<Entry> all = new TreeSet<>(Entry.IN_ORDER);
  private final String first;

  /**
   * @param first id of the page to begin with; empty for the first of the menu
   */
  Entries(String first) {
    this.first = first;
  }

  void add(Entry entry) {
    all.add(entry);
  }

  /** What was known of the page, which is gone with this. */
  Optional<Entry> remove(Page page) {
    Optional<Entry> gone = all.stream().filter(entry -> entry.page() == page).findFirst();
    gone.ifPresent(all::remove);
    return gone;
  }

  List<Entry> all() {
    return List.copyOf(all);
  }

  Optional<Entry> of(String page) {
    return all.stream().filter(entry -> entry.id().equals(page)).findFirst();
  }

  /** Where everything begins: the first page of the menu. */
  Optional<Entry> home() {
    return all.stream().filter(Entry::menu).findFirst();
  }

  /** Whether the product may begin with this page. */
  boolean begins(Entry entry) {
    return entry.menu() || entry.id().equals(first);
  }

  /** Whether it rather begins with the one than with the other. */
  boolean before(Entry one, Entry other) {
    return one.id().equals(first)
        || (!other.id().equals(first) && Entry.IN_ORDER.compare(one, other) < 0);
  }
}
