package app.tangible.ui.viewers;

import app.tangible.library.Viewers;
import app.tangible.library.Watching;
import app.tangible.library.Watching.Visit;
import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.EmptyState;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the current viewer has watched, latest first; each can be forgotten, and all of it. */
final class HistoryView implements View {

  private static final int MOST = 200;

  /** What one look finds. */
  private record Found(String who, List<Visit> visits) {}

  private final Screen screen;
  private final Texts texts;
  private final Viewers viewers;
  private final Watching watching;
  private final Line title = new Line("title");
  private final Action all;
  private final VBox rows = new VBox();
  private final StackPane body = new StackPane();
  private final ScrollArea scroll = new ScrollArea(rows);
  private final VBox root;

  HistoryView(Screen screen, Viewers viewers, Watching watching) {
    this.screen = screen;
    this.texts = screen.texts();
    this.viewers = viewers;
    this.watching = watching;
    all = new Action("history-erase", texts.get("erase.all"), Icons.REMOVE, this::askAll);
    all.there(false);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, all);
    head.getStyleClass().addAll("page-head", "history-head");
    rows.getStyleClass().addAll("row-list", "history");
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, body);
    root.getStyleClass().add("page-body");
    load();
  }

  private void load() {
    screen.work(
        () -> new Found(viewers.current().name(), watching.history(MOST)),
        this::show,
        failure -> screen.notice(texts.get("failed")));
  }

  private void show(Found found) {
    title.setText(texts.get("history.of", found.who()));
    all.there(!found.visits().isEmpty());
    if (found.visits().isEmpty()) {
      Action back = new Action("back", texts.get("back"), Icons.BACK, screen::back).primary();
      body.getChildren()
          .setAll(
              new EmptyState(
                  texts.get("history.none.heading"), texts.get("history.none.body"), back));
      screen.offerFocus(back);
      return;
    }
    rows.getChildren().setAll(found.visits().stream().map(this::row).toList());
    body.getChildren().setAll(scroll);
    screen.offerFocus(rows.getChildren().getFirst());
  }

  private Node row(Visit visit) {
    return new Row(
            "visit-" + visit.id(),
            visit.finished() ? Icons.CHECK : Icons.PLAY,
            visit.name(),
            texts.get(visit.finished() ? "seen" : "begun"),
            () -> ask(visit))
        .value(
            texts.get(
                "when",
                screen.formats().day(visit.when()),
                screen.formats().timeOfDay(visit.when())));
  }

  private void ask(Visit visit) {
    screen.ask(
        visit.name(),
        texts.get("erase.one.means"),
        Answer.primary(
                "open-title",
                texts.get("open"),
                () -> screen.open("film", Map.of("title", visit.id().value())))
            .icon(Icons.FILMS),
        Answer.danger("erase-one", texts.get("erase.one"), () -> erase(visit)));
  }

  private void erase(Visit visit) {
    then(
        () -> {
          watching.erase(visit.id());
          return visit;
        });
  }

  private void askAll() {
    screen.ask(
        texts.get("erase.all.ask"),
        texts.get("erase.all.means"),
        Answer.none("keep", texts.get("erase.no")),
        Answer.danger(
            "erase-all",
            texts.get("erase.all"),
            () ->
                then(
                    () -> {
                      watching.eraseAll();
                      return this;
                    })));
  }

  private void then(Callable<?> work) {
    screen.work(work, done -> load(), failure -> screen.notice(texts.get("failed")));
  }

  @Override
  public Node node() {
    return root;
  }
}
