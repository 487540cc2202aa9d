package app.tangible.ui.home;

import app.tangible.library.Library;
import app.tangible.library.Remark;
import app.tangible.library.Shelf;
import app.tangible.library.Shelf.Order;
import app.tangible.library.Shelf.Query;
import app.tangible.library.Shelf.State;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.ui.TitleTiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is on the page, asked for at once.
 *
 * @param hero what the head of the page is about; empty when there is nothing to watch
 * @param next episodes that come next, not begun
 * @param likely by genre, of what the viewer has not seen
 * @param leftOut owned, and not wanted on this machine now
 */
record Offered(
    Optional<TitleDetail> hero,
    List<Title> begun,
    List<Title> next,
    List<Title> owned,
    List<Title> added,
    List<Likely> likely,
    List<Remark> remarks,
    Set<TitleId> leftOut) {

  private static final int ROW = 24;
  private static final int GENRES = 2;

  /** What is like what he has seen. */
  record Likely(String genre, List<Title> titles) {}

  static Offered read(Shelf shelf, Library library, List<Remark> remarks) {
    List<Title> follow = shelf.toContinue(ROW);
    List<Title> begun =
        follow.stream()
            .filter(title -> title.seen().begun())
            .map(title -> wide(shelf, title))
            .toList();
    List<Title> next = follow.stream().filter(title -> !title.seen().begun()).toList();
    Query newest = Query.ALL.order(Order.ADDED).atMost(ROW);
    List<Title> owned = shelf.browse(newest.origins(Set.of(Title.Origin.OWNED)));
    List<Title> added = shelf.browse(newest.origins(Set.of(Title.Origin.FILE)));
    Optional<TitleDetail> hero =
        Stream.of(begun, next, owned, added)
            .flatMap(List::stream)
            .filter(Title::onDisk)
            .findFirst()
            .or(() -> Stream.concat(owned.stream(), added.stream()).findFirst())
            .flatMap(title -> shelf.detail(title.id()));
    return new Offered(
        hero, begun, next, owned, added, likely(shelf), remarks, TitleTiles.leftOut(library));
  }

  /** Its row has wide frames: what lies behind its page suits them better than a poster. */
  static Title wide(Shelf shelf, Title title) {
    Optional<URI> backdrop =
        title.kind() == Title.Kind.FILM
            ? shelf.detail(title.id()).flatMap(TitleDetail::backdrop)
            : Optional.empty();
    return backdrop.map(title::poster).orElse(title);
  }

  private static List<Likely> likely(Shelf shelf) {
    Map<String, Integer> seen = new HashMap<>();
    Query watched = Query.ALL.order(Order.WATCHED).atMost(60);
    Stream.of(State.SEEN, State.BEGUN)
        .flatMap(state -> shelf.browse(watched.state(state)).stream())
        .flatMap(title -> title.genres().stream())
        .forEach(genre -> seen.merge(genre, 1, Integer::sum));
    List<String> favourites =
        seen.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(GENRES)
            .toList();
    List<Likely> rows = new ArrayList<>();
    for (String genre : favourites) {
      List<Title> titles =
          shelf.browse(
              Query.ALL.state(State.UNSEEN).genres(Set.of(genre)).order(Order.RATING).atMost(ROW));
      if (!titles.isEmpty()) {
        rows.add(new Likely(genre, titles));
      }
    }
    rows.sort(Comparator.comparingInt(row -> -row.titles().size()));
    return rows;
  }

  boolean nothing() {
    return hero.isEmpty();
  }
}
