package app.tangible.ui.walk;

import app.tangible.library.OwnedFilm;
import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.library.testing.FakeShelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What is in the {@link FakeLibrary}, and what else a test puts beside it, as a shelf. */
final class LibraryShelf implements Shelf {

  private static final Instant NEWEST = Instant.parse("2026-11-21T19:30:00Z");

  private final FakeLibrary library;
  private final List<Title> others = new CopyOnWriteArrayList<>();
  private final List<TitleDetail> details = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean painted;
  private @Nullable FakeShelf now;

  LibraryShelf(FakeLibrary library) {
    this.library = library;
    library.onChange(this::anew);
  }

  private void anew() {
    synchronized (this) {
      now = null;
    }
    listeners.forEach(Runnable::run);
  }

  /** From now on owned films have the posters and backdrops of {@link Painted}. */
  void paint() {
    painted = true;
    anew();
  }

  /** Puts ordinary titles beside the owned ones. */
  void put(List<Title> titles) {
    others.addAll(titles);
    anew();
  }

  /** Says all that is known of one. */
  void put(TitleDetail detail) {
    others.removeIf(title -> title.id().equals(detail.title().id()));
    details.add(detail);
    anew();
  }

  /** The same of several at once. */
  void putAll(List<TitleDetail> all) {
    all.forEach(detail -> others.removeIf(title -> title.id().equals(detail.title().id())));
    details.addAll(all);
    anew();
  }

  synchronized FakeShelf now() {
    FakeShelf shelf = now;
    if (shelf == null) {
      List<Title> all = new ArrayList<>(others);
      List<OwnedFilm> films = library.films();
      for (int i = 0; i < films.size(); i++) {
        all.add(title(films.get(i), NEWEST.minusSeconds(i)));
      }
      shelf = FakeShelf.with(all);
      details.forEach(shelf::put);
      shelf.onChange(() -> listeners.forEach(Runnable::run));
      now = shelf;
    }
    return shelf;
  }

  private Title title(OwnedFilm film, Instant added) {
    return new Title(
        TitleId.of(film.licence()),
        Title.Kind.FILM,
        Title.Origin.OWNED,
        film.title(),
        film.title().toLowerCase(java.util.Locale.ROOT),
        OptionalInt.of(film.year()),
        OptionalInt.empty(),
        List.of("Animation"),
        film.duration(),
        added,
        Optional.empty(),
        painted ? Optional.of(Painted.poster(film.title())) : Optional.empty(),
        1080,
        film.onDisk(),
        new Title.Seen(
            film.resumeAt(), 0, film.resumeAt().isZero() ? Optional.empty() : Optional.of(added)));
  }

  @Override
  public List<Title> browse(Query query) {
    return now().browse(query);
  }

  @Override
  public Optional<Title> title(TitleId id) {
    return now().title(id);
  }

  @Override
  public Optional<TitleDetail> detail(TitleId id) {
    Optional<OwnedFilm> owned = id.licence().flatMap(library::film);
    return owned.isPresent()
        ? now().title(id).map(title -> detail(title, owned.get()))
        : now().detail(id);
  }

  private TitleDetail detail(Title title, OwnedFilm film) {
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
        painted && Furnished.WIDE.contains(film.title())
            ? Optional.of(Painted.backdrop(film.title()))
            : Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  @Override
  public List<Title> episodes(TitleId series) {
    return now().episodes(series);
  }

  @Override
  public List<Title> extras(TitleId parent) {
    return now().extras(parent);
  }

  @Override
  public List<Title> copies(TitleId id) {
    return now().copies(id);
  }

  @Override
  public List<Title> toContinue(int atMost) {
    return now().toContinue(atMost);
  }

  @Override
  public Optional<Title> after(TitleId id) {
    return now().after(id);
  }

  @Override
  public List<String> genres() {
    return now().genres();
  }

  @Override
  public void identify(TitleId id, String name, int year, Map<String, String> ids) {
    now().identify(id, name, year, ids);
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  int listeners() {
    return listeners.size();
  }
}
