package app.tangible.ui.downloads;

import app.tangible.content.FilmId;
import app.tangible.store.Purchase;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.VoucherBook.Earnings;
import app.tangible.ui.Action;
import app.tangible.ui.EmptyState;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Cards of what arrives at the left, limits and what is given at the right. */
final class DownloadsView implements View {

  private static final double SIDE = 700;

  /** What one look finds. */
  private record Found(List<Arrival> arrivals, int given, Optional<Earnings> earned, Here here) {}

  private final Screen screen;
  private final Texts texts;
  private final DownloadsPage page;
  private final Line sum = new Line("quiet");
  private final VBox cards = new VBox();
  private final StackPane left = new StackPane();
  private final ScrollArea scroll = new ScrollArea(cards);
  private final GivingCard giving;
  private final RoomCard room;
  private final VBox root;
  private final Newest newest = new Newest();
  private final Following following;
  private final AutoCloseable library;
  private final Map<FilmId, ArrivalCard> shown = new HashMap<>();
  private List<Arrival> arrivals = List.of();

  DownloadsView(Screen screen, DownloadsPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    giving = new GivingCard(screen);
    room = new RoomCard(screen, page.store());
    following = new Following(screen, this::progressed, this::load);
    HBox head = new HBox(new Line("title", texts.get("title")), sum);
    head.getStyleClass().add("page-head");
    cards.getStyleClass().add("arrivals");
    HBox.setHgrow(left, Priority.ALWAYS);
    VBox right = new VBox(new Limits(screen, page.choices()), room, giving);
    right.getStyleClass().add("column");
    ScrollArea side = new ScrollArea(right);
    side.setMinWidth(SIDE);
    side.setPrefWidth(SIDE);
    HBox columns = new HBox(left, side);
    columns.getStyleClass().addAll("columns", "downloads");
    VBox.setVgrow(columns, Priority.ALWAYS);
    root = new VBox(head, columns);
    root.getStyleClass().add("page-body");
    library = page.library().onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void load() {
    screen.work(this::find, newest.of(this::show), failure -> screen.notice(texts.get("failed")));
  }

  private Found find() {
    List<Purchase> purchases = page.store().purchases();
    List<Transfer> transfers = page.transfers().list();
    return new Found(
        Arrival.of(page.library().films(), purchases, transfers, page.library().leftOut()),
        page.shared().all().size(),
        page.book().map(VoucherBook::earnings),
        Here.read(page.library()));
  }

  private void show(Found found) {
    arrivals = found.arrivals();
    following.follow(arrivals);
    room.show(found.here());
    giving.show(seeds(), found.given(), found.earned());
    if (arrivals.isEmpty()) {
      showNone();
    } else {
      boolean first = !left.getChildren().contains(scroll);
      draw();
      if (first) {
        left.getChildren().setAll(scroll);
        screen.offerFocus(cards.getChildren().getFirst());
      }
    }
    progressed();
  }

  private boolean seeds() {
    return page.choices()
        .value("app.tangible.transfer.piece", "seeds")
        .map(Boolean.TRUE::equals)
        .orElse(false);
  }

  private void showNone() {
    shown.clear();
    cards.getChildren().clear();
    Action store =
        new Action(
                "open-store",
                texts.get("none.action"),
                Icons.STORE,
                () -> screen.open("store", Map.of()))
            .primary();
    store.there(screen.has("store"));
    left.getChildren()
        .setAll(new EmptyState(texts.get("none.heading"), texts.get("none.body"), store));
    screen.offerFocus(store);
  }

  /** Cards of those that stay, stay, and with them the focus. */
  private void draw() {
    List<FilmId> films = arrivals.stream().map(Arrival::film).toList();
    shown.keySet().retainAll(films);
    for (Arrival arrival : arrivals) {
      shown.computeIfAbsent(
          arrival.film(),
          film -> new ArrivalCard(screen, page.metadata(), arrival, () -> press(film)));
    }
    List<Node> next = films.stream().map(film -> (Node) shown.get(film)).toList();
    if (!cards.getChildren().equals(next)) {
      Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
      cards.getChildren().setAll(next);
      if (focused != null && next.contains(focused)) {
        focused.requestFocus();
      }
    }
  }

  private void progressed() {
    long rate = 0;
    int underWay = 0;
    for (Arrival arrival : arrivals) {
      ArrivalCard card = shown.get(arrival.film());
      if (card != null) {
        card.show(arrival);
      }
      if (!arrival.here() && !arrival.leftOut()) {
        underWay++;
        rate += arrival.transfer().map(fetch -> fetch.progress().bytesPerSecond()).orElse(0L);
      }
    }
    sum.setText(
        underWay == 0
            ? ""
            : rate == 0
                ? texts.count("sum", underWay)
                : texts.get("sum.rate", texts.count("sum", underWay), screen.formats().rate(rate)));
  }

  private void press(FilmId film) {
    arrivals.stream()
        .filter(arrival -> arrival.film().equals(film))
        .findFirst()
        .ifPresent(this::press);
  }

  private void press(Arrival arrival) {
    if (arrival.here() && arrival.licence().isPresent()) {
      screen.open("film", Map.of("licence", arrival.licence().get().hex()));
    } else if (arrival.leftOut()) {
      GivingUp.askForAgain(screen, page.store(), arrival, this::load);
    } else if (arrival.transfer().isPresent()) {
      Sheet.open(screen, page.store(), arrival, arrival.transfer().get(), this::load);
    } else {
      screen.open("store", Map.of("purchase", arrival.film().hex()));
    }
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    following.close();
    Handles.close(library);
  }
}
