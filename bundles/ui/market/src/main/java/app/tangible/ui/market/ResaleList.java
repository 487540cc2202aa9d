package app.tangible.ui.market;

import app.tangible.content.FilmId;
import app.tangible.library.OwnedFilm;
import app.tangible.store.Resale;
import app.tangible.ui.Action;
import app.tangible.ui.EmptyState;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Newest;
import app.tangible.ui.PosterGrid;
import app.tangible.ui.PosterTile;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Offers of other households as posters with their price. */
final class ResaleList implements MarketView.Listing {

  /** What one look at the market finds. */
  private record Window(List<Resale> offers, Set<FilmId> owned) {}

  private final Screen screen;
  private final Texts texts;
  private final FilmLookup lookup;
  private final MarketPage page;
  private final Callable<List<Resale>> source;
  private final String none;
  private final Consumer<String> count;
  private final PosterGrid<Resale> grid =
      new PosterGrid<Resale>(offer -> "resale-" + offer.id(), this::open, this::update)
          .begin(this::begin);
  private final StackPane body = new StackPane();
  private final Newest newest = new Newest();
  private Window window = new Window(List.of(), Set.of());

  /**
   * @param none what is said where there is none: {@code none.heading} and {@code none.body}
   * @param count hears how many there are
   */
  ResaleList(
      Screen screen,
      MarketPage page,
      Callable<List<Resale>> source,
      String none,
      Consumer<String> count) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    lookup = new FilmLookup(screen, page.metadata());
    this.source = source;
    this.none = none;
    this.count = count;
  }

  @Override
  public void load() {
    body.getChildren().setAll(new EmptyState(texts.get("wait.heading"), texts.get("wait.body")));
    screen.work(
        () ->
            new Window(
                source.call(),
                page.library().films().stream()
                    .map(OwnedFilm::film)
                    .collect(Collectors.toUnmodifiableSet())),
        newest.of(this::show),
        failure -> retry("unreachable.heading", "unreachable.body"));
  }

  private void show(Window found) {
    window = found;
    count.accept(texts.count("count", found.offers().size()));
    if (found.offers().isEmpty()) {
      retry(none + ".heading", none + ".body");
      return;
    }
    body.getChildren().setAll(grid);
    grid.items(found.offers());
    body.applyCss();
    if (body.getScene() != null) {
      body.getScene().getRoot().layout();
    }
    grid.first().ifPresent(screen::offerFocus);
  }

  private void retry(String heading, String words) {
    Action retry = new Action("retry", texts.get("retry"), Icons.START_OVER, this::load).primary();
    body.getChildren().setAll(new EmptyState(texts.get(heading), texts.get(words), retry));
    screen.offerFocus(retry);
  }

  private void open(Resale offer) {
    screen.open("market", Map.of("offer", offer.id()));
  }

  private void begin(Resale offer, PosterTile tile) {
    lookup.poster(offer.goods().title(), offer.goods().year(), tile.artwork());
  }

  private void update(Resale offer, PosterTile tile) {
    tile.show(offer.goods().title(), line(offer), offer.goods().film().hex());
    tile.badge(window.owned().contains(offer.goods().film()) ? texts.get("badge.owned") : "");
  }

  private String line(Resale offer) {
    return switch (offer.deal()) {
      case SALE ->
          texts.get(
              "line.sale", screen.formats().money(offer.goods().price()), offer.goods().quality());
      case GIFT -> texts.get("line.gift");
      case LOAN -> texts.get("line.loan", offer.until().map(screen.formats()::day).orElse(""));
    };
  }

  @Override
  public Node node() {
    return body;
  }
}
