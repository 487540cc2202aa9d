package app.tangible.ui.market;

import app.tangible.store.Sale;
import app.tangible.ui.Action;
import app.tangible.ui.DealWords;
import app.tangible.ui.EmptyState;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Newest;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the household offers and offered, and where each is. */
final class Mine implements MarketView.Listing {

  private final Screen screen;
  private final Texts texts;
  private final MarketPage page;
  private final DealWords words;
  private final VBox rows = new VBox();
  private final StackPane body = new StackPane();
  private final ScrollArea scroll = new ScrollArea(rows);
  private final Newest newest = new Newest();
  private final AutoCloseable listening;
  private List<Sale> sales = List.of();

  Mine(Screen screen, MarketPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    this.words = new DealWords(screen.locale());
    rows.getStyleClass().add("sales");
    listening = page.market().onChange(() -> screen.onScreen(this::load));
  }

  @Override
  public void load() {
    screen.work(
        () -> page.market().mine(),
        newest.of(this::show),
        failure -> screen.notice(texts.get("failed")));
  }

  private void show(List<Sale> found) {
    boolean first = body.getChildren().isEmpty();
    if (!first && found.equals(sales)) {
      return;
    }
    sales = found;
    if (found.isEmpty()) {
      body.getChildren().setAll(none());
      return;
    }
    String focused = focused();
    rows.getChildren().setAll(found.stream().map(this::row).toList());
    body.getChildren().setAll(scroll);
    Node same = focused.isEmpty() ? null : rows.lookup("#" + focused);
    if (same != null) {
      same.requestFocus();
    } else if (first) {
      SaleRow top = (SaleRow) rows.getChildren().getFirst();
      screen.offerFocus(top.focus());
    }
  }

  private String focused() {
    Node owner = rows.getScene() == null ? null : rows.getScene().getFocusOwner();
    return owner == null || owner.getId() == null || !isInRows(owner) ? "" : owner.getId();
  }

  private boolean isInRows(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == rows) {
        return true;
      }
    }
    return false;
  }

  private Node row(Sale sale) {
    SaleRow row = new SaleRow(sale, words, new FilmLookup(screen, page.metadata()));
    if (sale.cancellable()) {
      row.act(
          new Action(
              "cancel-offer-" + sale.offer().orElse(sale.licence().hex()),
              texts.get("cancel"),
              Icons.CROSS,
              () -> cancel(sale)));
    }
    return row;
  }

  private void cancel(Sale sale) {
    screen.work(
        () -> {
          page.market().cancel(sale);
          return sale;
        },
        done -> load(),
        failure -> screen.notice(texts.get("failed")));
  }

  private EmptyState none() {
    Action films =
        new Action(
                "open-library",
                texts.get("mine.none.action"),
                Icons.FILMS,
                () -> screen.open("library", Map.of()))
            .primary();
    films.there(screen.has("library"));
    return new EmptyState(texts.get("mine.none.heading"), texts.get("mine.none.body"), films);
  }

  @Override
  public Node node() {
    return body;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the market does not let go of its listener", e);
    }
  }
}
