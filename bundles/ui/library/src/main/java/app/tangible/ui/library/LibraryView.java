package app.tangible.ui.library;

import app.tangible.library.Library;
import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.transfer.Transfers;
import app.tangible.ui.Action;
import app.tangible.ui.EmptyState;
import app.tangible.ui.FirstSteps;
import app.tangible.ui.Icons;
import app.tangible.ui.Newest;
import app.tangible.ui.PosterGrid;
import app.tangible.ui.PosterTile;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import app.tangible.ui.View;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A grid of all titles that are wished for, with the letters beside it. */
final class LibraryView implements View {

  private final Screen screen;
  private final Texts texts;
  private final Shelf shelf;
  private final Library library;
  private final TitleTiles tiles;
  private final Wish wish = new Wish();
  private final LibraryHead head;
  private final PosterGrid<Title> grid;
  private final LetterStrip letters;
  private final StackPane shown;
  private final FirstSteps empty;
  private final Action all;
  private final EmptyState none;
  private final StackPane body = new StackPane();
  private final VBox root;
  private final Newest newest = new Newest();
  private final Arrivals arrivals;
  private final List<AutoCloseable> listening;
  private List<Title> titles = List.of();

  /** What is asked for at once. */
  private record Found(List<Title> titles, Arrivals.Found owned, boolean fresh) {}

  LibraryView(
      Screen screen, Shelf shelf, Library library, Transfers transfers, String searchedFor) {
    this.screen = screen;
    this.texts = screen.texts();
    this.shelf = shelf;
    this.library = library;
    tiles = new TitleTiles(screen);
    wish.text = searchedFor;
    head = new LibraryHead(screen, wish, () -> load(true), this::filters);
    grid = new PosterGrid<>(title -> TitleTiles.node("title", title), tiles::open, this::update);
    letters = new LetterStrip(texts, grid::show, grid::focus);
    // In the page's margin, so that the posters have the whole width.
    StackPane.setAlignment(letters, Pos.CENTER_RIGHT);
    letters.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    letters.setTranslateX(76);
    shown = new StackPane(grid, letters);
    empty = new FirstSteps(screen, texts.get("empty.heading"), texts.get("empty.body"));
    all = new Action("show-all", texts.get("none.clear"), Icons.CROSS, this::everything);
    none = new EmptyState(texts.get("none.heading"), texts.get("none.body"), all);
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, body);
    root.getStyleClass().addAll("page-body", "library");
    arrivals =
        new Arrivals(
            screen, new Downloads(transfers, () -> screen.onScreen(() -> grid.items(titles))));
    listening =
        List.of(
            shelf.onChange(() -> screen.onScreen(() -> load(false))),
            library.onChange(() -> screen.onScreen(() -> load(false))));
    load(false);
  }

  private void everything() {
    wish.clear();
    wish.text = "";
    wish.tab = Wish.Tab.ALL;
    head.draw();
    load(true);
    head.search().requestFocus();
  }

  private void filters() {
    List<Integer> decades =
        shelf.browse(Shelf.Query.ALL).stream()
            .map(Wish::decade)
            .filter(decade -> decade > 0)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    new FilterSheet(
            screen,
            wish,
            () -> {
              head.draw();
              load(true);
            })
        .open(new FilterSheet.Offered(shelf.genres(), decades));
  }

  /**
   * @param fresh whether something else is wished, so that the first is to be seen
   */
  private void load(boolean fresh) {
    Shelf.Query query = wish.query();
    Set<Integer> decades = Set.copyOf(wish.decades);
    screen.work(
        () -> new Found(Wish.of(decades, shelf.browse(query)), Arrivals.Found.read(library), fresh),
        newest.of(this::show),
        failure -> screen.notice(texts.get("failed")));
  }

  private void show(Found found) {
    titles = found.titles();
    arrivals.show(found.owned());
    tiles.leaveOut(found.owned().leftOut());
    head.count(titles.size());
    boolean nothing = titles.isEmpty();
    Node wanted = !nothing ? shown : wish.isEverything() ? empty : none;
    boolean other = !body.getChildren().contains(wanted);
    head.choices(wanted != empty);
    if (other) {
      body.getChildren().setAll(wanted);
    }
    grid.items(titles);
    letters.show(titles, wish.order == Shelf.Order.NAME && wish.text.isBlank());
    if (found.fresh() && !nothing) {
      grid.show(0);
    }
    if (other) {
      body.applyCss();
      root.layout();
      if (nothing) {
        screen.offerFocus(wanted == empty ? empty.first() : all);
      } else {
        grid.first().ifPresent(screen::offerFocus);
      }
    }
  }

  private void update(Title title, PosterTile tile) {
    tiles.fill(title, tile);
    arrivals.mark(title, tile);
  }

  @Override
  public boolean type(String text) {
    if (body.getChildren().contains(empty)) {
      return false;
    }
    head.search().requestFocus();
    head.type(text);
    return true;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    arrivals.close();
    for (AutoCloseable handle : listening) {
      try {
        handle.close();
      } catch (Exception e) {
        throw new IllegalStateException("the shelf does not let go of its listener", e);
      }
    }
  }
}
