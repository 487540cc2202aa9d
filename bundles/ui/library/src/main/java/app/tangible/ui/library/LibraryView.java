package app.tangible.ui.library;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.Remark;
import app.tangible.licence.LicenceId;
import app.tangible.metadata.Metadata;
import app.tangible.transfer.Transfers;
import app.tangible.ui.Action;
import app.tangible.ui.EmptyState;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.PosterGrid;
import app.tangible.ui.PosterTile;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Posters of the films, newest first; or, while there is none, what to do about that. */
final class LibraryView implements View {

  private final Screen screen;
  private final Texts texts;
  private final Library library;
  private final FilmLookup lookup;
  private final Line count = new Line("quiet");
  private final PosterGrid<OwnedFilm> grid =
      new PosterGrid<>(film -> "film-" + film.licence(), this::tile, this::update);
  private final EmptyState empty;
  private final StackPane body = new StackPane();
  private final VBox root;
  private final Newest newest = new Newest();
  private final Downloads downloads;
  private final Remarks remarks;
  private final AutoCloseable listening;
  private List<OwnedFilm> films = List.of();
  private Map<LicenceId, Parting.Kind> parked = Map.of();

  /** What is asked for at once. */
  private record Found(
      List<OwnedFilm> films, Map<LicenceId, Parting.Kind> parked, List<Remark> remarks) {}

  LibraryView(Screen screen, Library library, Transfers transfers, Metadata metadata) {
    this.screen = screen;
    this.texts = screen.texts();
    this.library = library;
    lookup = new FilmLookup(screen, metadata);
    HBox head = new HBox(new Line("title", texts.get("title")), count);
    head.getStyleClass().add("page-head");
    VBox.setVgrow(body, Priority.ALWAYS);
    remarks = new Remarks(screen, library);
    root = new VBox(head, remarks, body);
    root.getStyleClass().add("page-body");
    empty = emptyState();
    downloads = new Downloads(transfers, () -> screen.onScreen(() -> grid.items(films)));
    listening = library.onChange(() -> screen.onScreen(this::load));
    load();
  }

  private EmptyState emptyState() {
    Action store =
        new Action(
            "open-store",
            texts.get("empty.action"),
            Icons.STORE,
            () -> screen.open("store", Map.of()));
    store.there(screen.has("store"));
    return new EmptyState(texts.get("empty.heading"), texts.get("empty.body"), store.primary());
  }

  private void load() {
    screen.work(this::find, newest.of(this::show), failure -> screen.notice(texts.get("failed")));
  }

  private Found find() {
    return new Found(
        library.films(),
        library.partings().stream()
            .filter(parting -> !parting.over())
            .collect(Collectors.toMap(Parting::licence, Parting::kind, (newer, older) -> newer)),
        library.remarks());
  }

  private void show(Found found) {
    List<OwnedFilm> owned = found.films();
    films = owned;
    parked = found.parked();
    remarks.show(found.remarks());
    downloads.follow(owned);
    count.setText(owned.isEmpty() ? "" : texts.count("count", owned.size()));
    Node wanted = owned.isEmpty() ? empty : grid;
    boolean other = !body.getChildren().contains(wanted);
    if (other) {
      body.getChildren().setAll(wanted);
    }
    grid.items(owned);
    if (other) {
      body.applyCss();
      root.layout();
      if (owned.isEmpty()) {
        screen.offerFocus(empty.getChildren().getLast());
      } else {
        grid.first().ifPresent(screen::offerFocus);
      }
    }
  }

  private PosterTile tile(OwnedFilm film) {
    PosterTile tile =
        new PosterTile(() -> screen.open("film", Map.of("licence", film.licence().hex())));
    lookup.poster(film.title(), film.year(), tile.artwork());
    return tile;
  }

  private void update(OwnedFilm film, PosterTile tile) {
    tile.show(film.title(), line(film), film.film().hex());
    Parting.Kind away = parked.get(film.licence());
    if (away != null) {
      tile.badge(texts.get("badge." + away));
      tile.progress(-1);
    } else if (film.onDisk()) {
      tile.badge("");
      tile.progress(
          film.resumeAt().isZero() || film.duration().isZero()
              ? -1
              : film.resumeAt().toMillis() / (double) film.duration().toMillis());
    } else {
      tile.badge(texts.get("badge.fetching"));
      tile.progress(downloads.share(film.film()));
    }
  }

  private String line(OwnedFilm film) {
    if (!film.onDisk() && !parked.containsKey(film.licence())) {
      return arriving(film);
    }
    Duration left = film.duration().minus(film.resumeAt());
    return film.resumeAt().isZero()
        ? texts.get("line", film.year(), screen.formats().length(film.duration()))
        : texts.get("line.left", screen.formats().length(left));
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    downloads.close();
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the library does not let go of its listener", e);
    }
  }

  private String arriving(OwnedFilm film) {
    String share = screen.formats().percent(downloads.share(film.film()));
    return downloads
        .flow(film.film())
        .map(
            flow ->
                texts.get(
                    "line.flow",
                    share,
                    screen.formats().rate(flow.bytesPerSecond()),
                    texts.get(from(flow), flow.homes())))
        .orElseGet(() -> texts.get("line.fetching", share));
  }

  private static String from(Downloads.Flow flow) {
    if (flow.homes() == 0) {
      return "from.cdn";
    }
    if (flow.homes() == 1) {
      return flow.cdn() ? "from.home.cdn" : "from.home";
    }
    return flow.cdn() ? "from.homes.cdn" : "from.homes";
  }
}
