package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What plays after what, and what a viewer is in the middle of. */
final class Following {

  private final Seeing seeing;

  Following(Seeing seeing) {
    this.seeing = seeing;
  }

  List<Title> toContinue(int atMost) {
    List<Next> all = new ArrayList<>();
    for (Item item : seeing.having(List.of())) {
      if (item.kind() == Title.Kind.SERIES && seeing.may(item)) {
        next(item).ifPresent(all::add);
      } else if (item.kind() == Title.Kind.FILM
          && seeing.seen(item).begun()
          && seeing.may(item)
          && seeing.stands(item)) {
        all.add(new Next(item, seeing.seen(item).last().orElse(Instant.MIN)));
      }
    }
    return all.stream()
        .sorted(Comparator.comparing(Next::since).reversed().thenComparing(next -> next.item.id()))
        .limit(atMost)
        .map(next -> seeing.shown(next.item))
        .toList();
  }

  /** One title, and when what leads to it was watched. */
  private record Next(Item item, Instant since) {}

  private Optional<Next> next(Item series) {
    List<Item> episodes = seeing.episodes(series.id());
    Optional<Item> latest =
        episodes.stream()
            .filter(episode -> seeing.seen(episode).last().isPresent())
            .max(Comparator.comparing(episode -> seeing.seen(episode).last().orElseThrow()));
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    Title.Seen seen = seeing.seen(latest.get());
    Instant since = seen.last().orElseThrow();
    if (seen.begun()) {
      return Optional.of(new Next(latest.get(), since));
    }
    return seen.times() == 0
        ? Optional.empty()
        : later(latest.get(), episodes).stream()
            .filter(episode -> seeing.seen(episode).times() == 0)
            .findFirst()
            .map(episode -> new Next(episode, since));
  }

  Optional<Item> after(TitleId id) {
    return seeing
        .item(id)
        .filter(item -> item.kind() == Title.Kind.EPISODE)
        .flatMap(
            item ->
                item.place()
                    .flatMap(
                        place ->
                            later(item, seeing.episodes(place.parent())).stream().findFirst()));
  }

  /** Specials lead to specials only; another copy of the same episode is none. */
  private static List<Item> later(Item item, List<Item> episodes) {
    Title.Place place = item.place().orElseThrow();
    return episodes.stream()
        .filter(
            other -> {
              Title.Place there = other.place().orElseThrow();
              return place.season() == there.season()
                  ? there.number() > Math.max(place.number(), item.last())
                  : place.season() != 0 && there.season() > place.season();
            })
        .toList();
  }
}
