package app.tangible.ui.film;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.metadata.FilmFacts;
import app.tangible.ui.Action;
import app.tangible.ui.Backdrop;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.PosterTile.Shape;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.ShelfRow;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import app.tangible.ui.View;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One film, owned or ordinary: what it is, what to do with it, and what is like it. */
final class FilmView implements View {

  private final Screen screen;
  private final Texts texts;
  private final FilmPage.Sources sources;
  private final TitleId id;
  private final TitleTiles tiles;
  private final FilmLookup lookup;
  private final FilmHead head;
  private final Action play;
  private final Action startOver;
  private final Action trailer;
  private final Action seen;
  private final Action more;
  private final Line problem = new Line("bad");
  private final Optional<OwnedPart> owned;
  private final CastRow cast;
  private final ShelfRow<Title> extras;
  private final ShelfRow<Title> similar;
  private final Backdrop root;
  private final Newest newest = new Newest();
  private final List<AutoCloseable> listening;
  private @Nullable Known known;
  private boolean metadataAsked;

  FilmView(Screen screen, FilmPage.Sources sources, TitleId id) {
    this.screen = screen;
    this.texts = screen.texts();
    this.sources = sources;
    this.id = id;
    tiles = new TitleTiles(screen);
    lookup = new FilmLookup(screen, sources.metadata());
    play = new Action("play", texts.get("play"), Icons.PLAY, () -> play(false)).primary();
    startOver =
        new Action("start-over", texts.get("startOver"), Icons.START_OVER, () -> play(true));
    trailer = new Action("trailer", texts.get("trailer"), Icons.TRAILER, this::trailer).compact();
    seen = new Action("seen", "", Icons.EYE, this::seen).compact();
    more = new Action("more", texts.get("more"), Icons.INFO, this::more).compact();
    Action back = new Action("back", texts.get("back"), Icons.BACK, screen::back).compact();
    HBox actions = new HBox(play, startOver, trailer, seen, more, back);
    actions.getStyleClass().add("actions");
    List.of(play, startOver, trailer, seen, more).forEach(action -> action.there(false));
    problem.say("");
    head = new FilmHead(screen, tiles, actions);
    owned = id.licence().map(of -> new OwnedPart(screen, sources, of, this::load));
    cast = new CastRow(screen);
    extras = tiles.row("extra", texts.get("extras"), Shape.WIDE, title -> tiles.play(title, false));
    similar = tiles.row("similar", texts.get("similar"), Shape.POSTER, tiles::open);
    VBox body = new VBox(head, problem);
    owned.ifPresent(part -> head.below(part.above()));
    body.getChildren().addAll(cast.node(), extras);
    owned.ifPresent(part -> body.getChildren().add(part.below()));
    body.getChildren().add(similar);
    body.getStyleClass().addAll("page-body", "film");
    root = new Backdrop(new ScrollArea(body));
    listening =
        List.of(
            sources.shelf().onChange(() -> screen.onScreen(this::load)),
            sources.market().onChange(() -> screen.onScreen(this::load)),
            sources.library().onChange(() -> screen.onScreen(this::load)));
    screen.whether("downloads", there -> offer());
    load();
  }

  private void load() {
    screen.work(() -> Known.read(sources, id), newest.of(this::show), this::failed);
  }

  /** The film may have left the household while its page is open. */
  private void failed(Exception why) {
    screen.notice(texts.get(why instanceof NoSuchElementException ? "gone" : "failed"));
    List.of(play, startOver, trailer, seen, more).forEach(action -> action.there(false));
    owned.ifPresent(OwnedPart::hide);
  }

  private void show(Known found) {
    known = found;
    Title title = found.detail().title();
    head.show(found.detail(), found.owned().map(part -> part.film().quality()).orElse(""), root);
    boolean begun = title.seen().begun();
    play.say(
        begun
            ? texts.get("resume", screen.formats().position(title.seen().position()))
            : texts.get("play"),
        Icons.PLAY);
    boolean plays = found.owned().map(Owned::plays).orElse(title.onDisk());
    boolean firstTime = plays && !play.isVisible();
    boolean parkedNow =
        found.owned().flatMap(Owned::sale).isPresent()
            && owned.filter(part -> !part.deal().isVisible()).isPresent();
    boolean leaves = !plays && play.isVisible();
    play.there(plays);
    startOver.there(plays && begun);
    trailer.there(trailerOf(found).isPresent());
    seen.there(true);
    seen.say(texts.get(title.seen().times() > 0 ? "unsee" : "see"), Icons.EYE);
    more.there(MoreSheet.isThere(screen, found));
    problem.say(problem(found));
    owned.ifPresent(part -> found.owned().ifPresent(part::show));
    cast.show(found.detail().cast());
    extras.items(found.extras());
    similar.items(found.similar());
    if (firstTime) {
      screen.offerFocus(play);
    } else if (leaves && found.owned().filter(Owned::leftOut).isPresent()) {
      owned.ifPresent(part -> screen.offerFocus(part.again()));
    } else if (parkedNow) {
      owned.ifPresent(part -> screen.offerFocus(part.deal().action()));
    }
    askMetadata(found);
  }

  /** What is in the sheet depends on who watches. */
  private void offer() {
    if (known != null) {
      more.there(MoreSheet.isThere(screen, known));
    }
  }

  private String problem(Known found) {
    Title title = found.detail().title();
    return title.origin() == Title.Origin.FILE && !title.onDisk()
        ? texts.get("away")
        : found.detail().problem().orElse("");
  }

  /** An extra that calls itself one, in either language. */
  private static Optional<Title> trailerOf(Known found) {
    return found.extras().stream()
        .filter(
            extra ->
                extra
                    .name()
                    .toLowerCase(java.util.Locale.ROOT)
                    .matches(".*(trailer|teaser|bande[- ]annonce).*"))
        .findFirst();
  }

  private void trailer() {
    if (known != null) {
      trailerOf(known).ifPresent(title -> tiles.play(title, true));
    }
  }

  private void play(boolean fromStart) {
    if (known != null) {
      tiles.play(known.detail().title(), fromStart);
    }
  }

  private void seen() {
    if (known == null) {
      return;
    }
    boolean now = known.detail().title().seen().times() == 0;
    screen.work(
        () -> {
          sources.watching().seen(id, now);
          return now;
        },
        done -> screen.notice(texts.get(now ? "seen.noted" : "unseen.noted")),
        failure -> screen.notice(texts.get("failed")));
  }

  private void more() {
    if (known != null) {
      new MoreSheet(screen, sources, tiles).open(known);
    }
  }

  /** Only for owned films: of files the shelf has asked already. */
  private void askMetadata(Known found) {
    if (!metadataAsked && found.owned().isPresent()) {
      metadataAsked = true;
      var film = found.owned().get().film();
      boolean genresShown = !found.detail().title().genres().isEmpty();
      lookup.facts(film.title(), film.year(), answers -> add(answers, genresShown));
    }
  }

  private void add(List<FilmFacts> answers, boolean genresShown) {
    String synopsis =
        answers.stream()
            .map(FilmFacts::synopsis)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("");
    String people =
        answers.stream()
            .filter(from -> !from.cast().isEmpty() || !from.genres().isEmpty())
            .findFirst()
            .map(from -> peopleOf(from, genresShown))
            .orElse("");
    head.add(synopsis, people);
    lookup.poster(answers, head.artwork());
    answers.stream()
        .flatMap(from -> from.backdrop().stream())
        .findFirst()
        .ifPresent(address -> root.fetch(screen, address));
  }

  private String peopleOf(FilmFacts from, boolean genresShown) {
    String names =
        from.cast().stream().map(FilmFacts.Role::person).limit(5).collect(Collectors.joining(", "));
    String genres =
        genresShown ? "" : from.genres().stream().limit(4).collect(Collectors.joining(", "));
    String words = names.isEmpty() || genres.isEmpty() ? names + genres : genres + " · " + names;
    return words.isEmpty() ? "" : texts.get("people", words, from.source());
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    owned.ifPresent(OwnedPart::close);
    for (AutoCloseable handle : listening) {
      try {
        handle.close();
      } catch (Exception e) {
        throw new IllegalStateException("shelf or market does not let go of its listener", e);
      }
    }
  }
}
