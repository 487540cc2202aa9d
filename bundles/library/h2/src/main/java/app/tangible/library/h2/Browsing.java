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

  private final Seeing seeing;

  Browsing(Seeing seeing) {
    this.seeing = seeing;
  }

  List<Title> titles(Query query) {
    Wanted wanted = Wanted.of(query.text());
    if (wanted.words().isEmpty() && !query.text().isBlank()) {
      return List.of();
    }
    List<Hit> hits =
        seeing.having(wanted.words()).stream()
            .filter(item -> query.kinds().contains(item.kind()))
            .filter(item -> any(query.genres(), item.genres()))
            .filter(item -> any(query.origins(), List.of(item.origin())))
            .filter(seeing::may)
            .filter(item -> seeing.in(item, query.state()))
            .filter(seeing::stands)
            .map(item -> new Hit(item, wanted.distance(item)))
            .sorted(order(query.order()))
            .limit(query.atMost() == 0 ? Long.MAX_VALUE : query.atMost())
            .toList();
    return hits.stream().map(hit -> seeing.shown(hit.item)).toList();
  }

  private static boolean any(Collection<?> wanted, Collection<?> there) {
    return wanted.isEmpty() || there.stream().anyMatch(wanted::contains);
  }

  /** What was asked for: its words, and all of it with its article and without. */
  private record Wanted(List<String> words, String whole, String bare) {

    static Wanted of(String text) {
      List<String> words = Folding.words(text);
      return new Wanted(words, String.join(" ", words), Folding.plainName(text));
    }

    /** 0 best. */
    int distance(Item item) {
      if (words.isEmpty() || item.plainName().equals(whole) || item.plainName().equals(bare)) {
        return 0;
      }
      if (item.plainName().startsWith(whole) || item.plainName().startsWith(bare)) {
        return 1;
      }
      for (String word : words) {
        if (item.nameWords().stream().noneMatch(own -> own.startsWith(word))) {
          return 3;
        }
      }
      return 2;
    }
  }

  /** An item, and how well it fits. */
  private record Hit(Item item, int distance) {}

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
