package app.tangible.ui.home;

import app.tangible.library.Library;
import app.tangible.library.Remark;
import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers;
import app.tangible.ui.Backdrop;
import app.tangible.ui.FirstSteps;
import app.tangible.ui.Newest;
import app.tangible.ui.PosterTile.Shape;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.ShelfRow;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import app.tangible.ui.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A head with one title, and rows of others below it; or what to do first. */
final class HomeView implements View {

  private final Screen screen;
  private final Texts texts;
  private final Shelf shelf;
  private final Library library;
  private final Viewers viewers;
  private final Remarks remarks;
  private final TitleTiles tiles;
  private final Hero hero;
  private final ShelfRow<Title> begun;
  private final ShelfRow<Title> next;
  private final ShelfRow<Title> owned;
  private final ShelfRow<Title> added;
  private final List<ShelfRow<Title>> likely;
  private final VBox body = new VBox();
  private final Backdrop full;
  private final FirstSteps empty;
  private final StackPane root = new StackPane();
  private final Newest newest = new Newest();
  private final List<AutoCloseable> listening;
  private final Consumer<TitleId> expected;
  private Optional<TitleId> first = Optional.empty();

  /**
   * @param expected is told what one key would play now; returns at once
   */
  HomeView(
      Screen screen, Shelf shelf, Library library, Viewers viewers, Consumer<TitleId> expected) {
    this.screen = screen;
    this.expected = expected;
    this.texts = screen.texts();
    this.shelf = shelf;
    this.library = library;
    this.viewers = viewers;
    tiles = new TitleTiles(screen);
    remarks = new Remarks(screen, library);
    hero = new Hero(screen, tiles);
    hero.play().focusedProperty().addListener((property, before, now) -> expect());
    begun =
        tiles.row(
            "continue", texts.get("row.continue"), Shape.WIDE, title -> tiles.play(title, false));
    next = tiles.row("next", texts.get("row.next"), Shape.WIDE, title -> tiles.play(title, false));
    begun.onFocus(title -> expected.accept(title.id()));
    next.onFocus(title -> expected.accept(title.id()));
    owned = tiles.row("owned", texts.get("row.owned"), Shape.POSTER, tiles::open);
    added = tiles.row("added", texts.get("row.added"), Shape.POSTER, tiles::open);
    likely =
        List.of(
            tiles.row("likely0", "", Shape.POSTER, tiles::open),
            tiles.row("likely1", "", Shape.POSTER, tiles::open));
    body.getStyleClass().addAll("page-body", "home");
    body.getChildren().addAll(remarks, hero, begun, next, owned, added);
    body.getChildren().addAll(likely);
    full = new Backdrop(new ScrollArea(body));
    empty = new FirstSteps(screen, texts.get("empty.heading"), texts.get("empty.body"));
    listening =
        List.of(
            shelf.onChange(() -> screen.onScreen(this::load)),
            library.onChange(() -> screen.onScreen(this::load)),
            viewers.onChange(() -> screen.onScreen(this::load)));
    load();
  }

  private void load() {
    screen.work(
        () -> Offered.read(shelf, library, remarks()),
        newest.of(this::show),
        failure -> screen.notice(texts.get("failed")));
  }

  /** They name films of any age, and what became of them is for who looks after them. */
  private List<Remark> remarks() {
    return viewers.current().ageLimit().isPresent() ? List.of() : library.remarks();
  }

  private void show(Offered offered) {
    Node wanted = offered.nothing() && offered.remarks().isEmpty() ? empty : full;
    boolean other = !root.getChildren().contains(wanted);
    remarks.show(offered.remarks());
    tiles.leaveOut(offered.leftOut());
    hero.setVisible(offered.hero().isPresent());
    hero.setManaged(offered.hero().isPresent());
    offered.hero().ifPresent(detail -> hero.show(detail, full));
    first = offered.hero().map(detail -> detail.title().id());
    expect();
    begun.items(offered.begun());
    next.items(offered.next());
    owned.items(offered.owned());
    added.items(offered.added());
    for (int i = 0; i < likely.size(); i++) {
      boolean there = i < offered.likely().size();
      likely.get(i).items(there ? offered.likely().get(i).titles() : List.of());
      if (there) {
        likely.get(i).heading(texts.get("row.likely", offered.likely().get(i).genre()));
      }
    }
    if (other) {
      root.getChildren().setAll(wanted);
      root.applyCss();
      root.layout();
      screen.offerFocus(wanted == empty ? empty.first() : hero.play());
    }
  }

  private void expect() {
    if (hero.play().isFocused()) {
      first.ifPresent(expected);
    }
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    for (AutoCloseable handle : listening) {
      try {
        handle.close();
      } catch (Exception e) {
        throw new IllegalStateException("the shelf does not let go of its listener", e);
      }
    }
  }
}
