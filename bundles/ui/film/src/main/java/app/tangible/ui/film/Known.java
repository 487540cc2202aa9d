package app.tangible.ui.film;

import app.tangible.library.OwnedFilm;
import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * All that is known of the title, asked for at once.
 *
 * @param owned what its licence brings; empty for an ordinary file
 */
record Known(
    TitleDetail detail,
    List<Title> extras,
    List<Title> copies,
    List<Title> similar,
    Optional<Owned> owned) {

  private static final int ROW = 24;

  /** Reads; {@link java.util.NoSuchElementException} where there is no such title any more. */
  static Known read(FilmPage.Sources sources, TitleId id) {
    Shelf shelf = sources.shelf();
    Optional<Owned> owned = id.licence().map(licence -> Owned.read(sources, licence));
    TitleDetail detail = shelf.detail(id).or(() -> owned.map(of -> of(of.film()))).orElseThrow();
    return new Known(
        detail, shelf.extras(id), shelf.copies(id), similar(shelf, detail.title()), owned);
  }

  private static List<Title> similar(Shelf shelf, Title title) {
    if (title.genres().isEmpty()) {
      return List.of();
    }
    Set<String> genres = new HashSet<>(title.genres().subList(0, 1));
    return shelf
        .browse(Shelf.Query.ALL.genres(genres).order(Shelf.Order.RATING).atMost(ROW + 1))
        .stream()
        .filter(other -> !other.id().equals(title.id()))
        .limit(ROW)
        .toList();
  }

  /** A film that is owned, and not on the shelf yet. */
  private static TitleDetail of(OwnedFilm film) {
    Title title =
        new Title(
            TitleId.of(film.licence()),
            Title.Kind.FILM,
            Title.Origin.OWNED,
            film.title(),
            film.title(),
            OptionalInt.of(film.year()),
            OptionalInt.empty(),
            List.of(),
            film.duration(),
            film.acquired(),
            Optional.empty(),
            Optional.empty(),
            0,
            film.onDisk(),
            new Title.Seen(film.resumeAt(), 0, Optional.empty()));
    return new TitleDetail(
        title,
        film.title(),
        "",
        film.synopsis(),
        List.of(),
        List.of(),
        List.of(film.studio()),
        0,
        "",
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
