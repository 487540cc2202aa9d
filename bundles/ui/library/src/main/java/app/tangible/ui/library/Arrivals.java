package app.tangible.ui.library;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.licence.LicenceId;
import app.tangible.ui.PosterTile;
import app.tangible.ui.Screen;
import app.tangible.ui.TitleTiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be said of owned films that are not simply there: on their way, on offer, lent. */
final class Arrivals {

  private final Screen screen;
  private final Downloads downloads;
  private Found now = new Found(Map.of(), Map.of(), Set.of());

  Arrivals(Screen screen, Downloads downloads) {
    this.screen = screen;
    this.downloads = downloads;
  }

  /** What was read of the library. */
  record Found(
      Map<LicenceId, OwnedFilm> coming, Map<LicenceId, Parting.Kind> parked, Set<TitleId> leftOut) {

    /** Reads the disk. */
    static Found read(Library library) {
      Set<FilmId> leftOut = library.leftOut();
      Map<LicenceId, OwnedFilm> coming = new HashMap<>();
      library.films().stream()
          .filter(film -> !film.onDisk() && !leftOut.contains(film.film()))
          .forEach(film -> coming.put(film.licence(), film));
      Map<LicenceId, Parting.Kind> parked =
          library.partings().stream()
              .filter(parting -> !parting.over())
              .collect(Collectors.toMap(Parting::licence, Parting::kind, (newer, older) -> newer));
      return new Found(coming, parked, TitleTiles.leftOut(library));
    }
  }

  void show(Found found) {
    now = found;
    downloads.follow(found.coming().values().stream().toList());
  }

  /** Says so on the tile of a title, when there is something to say. */
  void mark(Title title, PosterTile tile) {
    title
        .id()
        .licence()
        .ifPresent(
            licence -> {
              if (now.parked().containsKey(licence)) {
                tile.badge(screen.texts().get("badge." + now.parked().get(licence)));
                tile.progress(-1);
              } else if (now.coming().containsKey(licence)) {
                arriving(title, now.coming().get(licence), tile);
              }
            });
  }

  private void arriving(Title title, OwnedFilm film, PosterTile tile) {
    String share = screen.formats().percent(downloads.share(film.film()));
    Optional<Downloads.Flow> flow = downloads.flow(film.film());
    tile.show(
        title.name(),
        flow.map(now -> screen.texts().get("line.from", share, from(now)))
            .orElseGet(() -> screen.texts().get("line.fetching", share)),
        title.id().value());
    flow.ifPresent(now -> tile.setAccessibleText(title.name() + ", " + all(share, now)));
    tile.badge(screen.texts().get("badge.fetching"));
    tile.progress(downloads.share(film.film()));
  }

  /** There is no room for it under a poster; who listens has time. */
  private String all(String share, Downloads.Flow flow) {
    String rate = screen.formats().rate(flow.bytesPerSecond());
    return screen.texts().get("line.flow", share, rate, from(flow));
  }

  private String from(Downloads.Flow flow) {
    return screen.texts().get(source(flow), flow.homes());
  }

  private static String source(Downloads.Flow flow) {
    if (flow.homes() == 0) {
      return "from.cdn";
    }
    if (flow.homes() == 1) {
      return flow.cdn() ? "from.home.cdn" : "from.home";
    }
    return flow.cdn() ? "from.homes.cdn" : "from.homes";
  }

  void close() {
    downloads.close();
  }
}
