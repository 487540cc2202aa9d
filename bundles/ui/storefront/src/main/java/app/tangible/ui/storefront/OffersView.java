package app.tangible.ui.storefront;

import app.tangible.content.FilmId;
import app.tangible.library.OwnedFilm;
import app.tangible.store.Offer;
import app.tangible.ui.Action;
import app.tangible.ui.EmptyState;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Newest;
import app.tangible.ui.PosterGrid;
import app.tangible.ui.PosterTile;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All offers as posters with their price. */
final class OffersView implements View {

  /** What one look at the store finds. */
  private record Window(List<Offer> offers, Set<FilmId> owned) {}

  private final Screen screen;
  private final Texts texts;
  private final FilmLookup lookup;
  private final StorefrontPage page;
  private final Wish wish;
  private final StoreHead head;
  private final PosterGrid<Offer> grid =
      new PosterGrid<Offer>(offer -> "offer-" + offer.edition(), this::open, this::update)
          .begin(this::begin);
  private final StackPane body = new StackPane();
  private final VBox root;
  private final Newest newest = new Newest();
  private final AutoCloseable listening;
  private Window window = new Window(List.of(), Set.of());

  OffersView(Screen screen, StorefrontPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    lookup = new FilmLookup(screen, page.metadata());
    wish = page.wish();
    head = new StoreHead(screen, wish, this::draw, this::filters);
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, body);
    root.getStyleClass().add("page-body");
    listening = page.library().onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void load() {
    if (window.offers().isEmpty()) {
      body.getChildren().setAll(new EmptyState(texts.get("wait.heading"), texts.get("wait.body")));
    }
    screen.work(
        () ->
            new Window(
                page.browse(),
                page.library().films().stream()
                    .map(OwnedFilm::film)
                    .collect(Collectors.toUnmodifiableSet())),
        newest.of(this::show),
        failure -> unreachable());
  }

  private void show(Window found) {
    window = found;
    if (found.offers().isEmpty()) {
      head.count(0);
      retry("none.heading", "none.body");
      return;
    }
    draw();
  }

  /** What of it is wished. */
  private void draw() {
    if (window.offers().isEmpty()) {
      return;
    }
    List<Offer> wanted = wish.of(window.offers(), window.owned());
    head.count(wanted.size());
    if (wanted.isEmpty()) {
      Action everything =
          new Action("show-all", texts.get("nothing.all"), Icons.CROSS, this::everything).primary();
      body.getChildren()
          .setAll(
              new EmptyState(texts.get("nothing.heading"), texts.get("nothing.body"), everything));
      return;
    }
    boolean first = !body.getChildren().contains(grid);
    if (first) {
      body.getChildren().setAll(grid);
    }
    grid.items(wanted);
    if (first) {
      body.applyCss();
      root.layout();
      grid.first().ifPresent(screen::offerFocus);
    }
  }

  private void everything() {
    wish.clear();
    wish.notMine = false;
    head.text("");
    head.search().requestFocus();
  }

  private void filters() {
    new StoreFilters(
            screen,
            wish,
            () -> {
              head.draw();
              draw();
            })
        .open(window.offers());
  }

  @Override
  public boolean type(String text) {
    head.search().requestFocus();
    head.text(wish.text + text);
    return true;
  }

  private void unreachable() {
    if (window.offers().isEmpty()) {
      retry("unreachable.heading", "unreachable.body");
    } else {
      screen.notice(texts.get("unreachable.body"));
    }
  }

  private void retry(String heading, String words) {
    Action retry = new Action("retry", texts.get("retry"), Icons.START_OVER, this::load).primary();
    body.getChildren().setAll(new EmptyState(texts.get(heading), texts.get(words), retry));
    screen.offerFocus(retry);
  }

  private void open(Offer offer) {
    screen.open("store", Map.of("edition", offer.edition()));
  }

  private void begin(Offer offer, PosterTile tile) {
    lookup.poster(offer.title(), offer.year(), tile.artwork());
  }

  private void update(Offer offer, PosterTile tile) {
    boolean owned = window.owned().contains(offer.film());
    String price = screen.formats().money(offer.price());
    tile.show(
        offer.title(),
        owned
            ? texts.get("line.owned", offer.year(), screen.formats().length(offer.duration()))
            : texts.get("line", price, offer.quality()),
        offer.film().hex());
    tile.badge(owned ? texts.get("badge.owned") : "");
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the library does not let go of its listener", e);
    }
  }
}
