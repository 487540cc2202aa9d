package app.tangible.ui.series;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A series with its episodes.
 *
 * @param seasons by number; specials are season 0
 * @param next what to watch now: what was begun, else what follows the latest, else the first
 */
record Episodes(
    TitleDetail detail,
    SortedMap<Integer, List<Title>> seasons,
    Optional<Title> next,
    List<Title> extras) {

  /** Reads; {@link java.util.NoSuchElementException} where there is no such series any more. */
  static Episodes read(Shelf shelf, TitleId id) {
    TitleDetail detail = shelf.detail(id).orElseThrow();
    List<Title> all = shelf.episodes(id);
    SortedMap<Integer, List<Title>> seasons = new TreeMap<>();
    for (Title episode : all) {
      seasons.computeIfAbsent(season(episode), number -> new java.util.ArrayList<>()).add(episode);
    }
    return new Episodes(detail, seasons, next(shelf, all), shelf.extras(id));
  }

  static int season(Title episode) {
    return episode.place().map(Title.Place::season).orElse(0);
  }

  private static Optional<Title> next(Shelf shelf, List<Title> all) {
    Optional<Title> latest =
        all.stream()
            .filter(episode -> episode.seen().last().isPresent())
            .max(
                Comparator.comparing((Title episode) -> episode.seen().last().orElse(Instant.MIN))
                    .thenComparing(Episodes::season)
                    .thenComparing(episode -> episode.place().map(Title.Place::number).orElse(0)));
    if (latest.filter(episode -> episode.seen().begun()).isPresent()) {
      return latest;
    }
    return latest
        .flatMap(episode -> shelf.after(episode.id()))
        .or(() -> all.stream().filter(episode -> season(episode) > 0).findFirst())
        .or(() -> all.stream().findFirst());
  }

  /** How many are seen. */
  long seen() {
    return all().filter(episode -> episode.seen().times() > 0).count();
  }

  long count() {
    return all().count();
  }

  private java.util.stream.Stream<Title> all() {
    return seasons.values().stream().flatMap(List::stream);
  }
}
