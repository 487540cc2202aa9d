package app.tangible.ui.library;

import app.tangible.library.Shelf;
import app.tangible.library.Shelf.Order;
import app.tangible.library.Shelf.State;
import app.tangible.library.Title;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the person wants to see. Changed by the page's controls; on the JavaFX thread. */
final class Wish {

  /** Films, series or both. */
  enum Tab {
    ALL(Set.of(Title.Kind.FILM, Title.Kind.SERIES)),
    FILM(Set.of(Title.Kind.FILM)),
    SERIES(Set.of(Title.Kind.SERIES));

    private final Set<Title.Kind> kinds;

    Tab(Set<Title.Kind> kinds) {
      this.kinds = kinds;
    }
  }

  Tab tab = Tab.ALL;
  String text = "";
  State state = State.ANY;
  Order order = Order.ADDED;
  final Set<String> genres = new HashSet<>();
  final Set<Title.Origin> origins = EnumSet.noneOf(Title.Origin.class);
  final Set<Integer> decades = new HashSet<>();

  /** Asked of the shelf; the decades are asked of what it answers. */
  Shelf.Query query() {
    return new Shelf.Query(tab.kinds, text.strip(), genres, origins, state, order, 0);
  }

  /** Those of the decades that are wanted. */
  static List<Title> of(Set<Integer> wanted, List<Title> titles) {
    return wanted.isEmpty()
        ? titles
        : titles.stream().filter(title -> wanted.contains(decade(title))).toList();
  }

  /** 1920, 1930 …; 0 where the year is not known. */
  static int decade(Title title) {
    return title.year().orElse(0) / 10 * 10;
  }

  /** How many filters are in force. */
  int filters() {
    return genres.size() + origins.size() + decades.size() + (state == State.ANY ? 0 : 1);
  }

  void clear() {
    genres.clear();
    origins.clear();
    decades.clear();
    state = State.ANY;
  }

  boolean isEverything() {
    return filters() == 0 && text.isBlank() && tab == Tab.ALL;
  }
}
