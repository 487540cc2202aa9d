package app.tangible.library.h2;

import app.tangible.library.Shelf.Order;
import app.tangible.library.Shelf.Query;
import app.tangible.library.Title;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Answers one question about many titles. */
final class Browsing {

  private final Index index;
  private final Seeing seeing;

  Browsing(Index index, Seeing seeing) {
    this.index = index;
    this.seeing = seeing;
  }

  List<Title> titles(Query query) {
    List<String> words = Folding.words(query.text());
    if (words.isEmpty() && !query.text().isBlank()) {
      return List.of();
    }
    List<Hit> hits =
        index.having(words).stream()
            .filter(item -> query.kinds().contains(item.kind()))
            .filter(item -> any(query.genres(), item.genres()))
            .filter(item -> any(query.origins(), List.of(item.origin())))
            .filter(seeing::may)
            .filter(item -> seeing.in(item, query.state()))
            .filter(seeing::stands)
            .map(item -> new Hit(item, words))
            .sorted(order(query.order()))
            .limit(query.atMost() == 0 ? Long.MAX_VALUE : query.atMost())
            .toList();
    return hits.stream().map(hit -> seeing.shown(hit.item)).toList();
  }

  private static boolean any(Collection<?> wanted, Collection<?> there) {
    return wanted.isEmpty() || there.stream().anyMatch(wanted::contains);
  }

  /** An item, and how well it fits: 0 best. */
  private static final class Hit {

    private final Item item;
    private final int distance;

    Hit(Item item, List<String> words) {
      this.item = item;
      this.distance = words.isEmpty() ? 0 : distance(item, words);
    }

    private static int distance(Item item, List<String> words) {
      if (Folding.words(item.sortName()).equals(words)
          || Folding.words(item.name()).equals(words)) {
        return 0;
      }
      if (item.sortName().startsWith(String.join(" ", words))) {
        return 1;
      }
      boolean named =
          words.stream()
              .allMatch(word -> item.nameWords().stream().anyMatch(own -> own.startsWith(word)));
      return named ? 2 : 3;
    }
  }

  private Comparator<Hit> order(Order order) {
    Comparator<Item> name =
        Comparator.comparing(Item::sortName)
            .thenComparingInt(item -> item.year().orElse(0))
            .thenComparing(Item::id);
    Comparator<Item> wanted =
        switch (order) {
          case NAME -> name;
          case ADDED -> Comparator.comparing(Item::added).reversed();
          case YEAR -> Comparator.comparingInt((Item item) -> item.year().orElse(0)).reversed();
          case RATING -> Comparator.comparingDouble(Item::rating).reversed();
          case LENGTH -> Comparator.comparing(Item::length);
          case WATCHED -> Comparator.comparing(this::last).reversed();
        };
    return Comparator.comparingInt((Hit hit) -> hit.distance)
        .thenComparing(hit -> hit.item, wanted.thenComparing(name));
  }

  private Instant last(Item item) {
    return seeing.seen(item).last().orElse(Instant.MIN);
  }
}
