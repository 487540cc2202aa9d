package app.tangible.ui.folders;

import app.tangible.library.WatchedFolders;
import app.tangible.library.WatchedFolders.Folder;
import app.tangible.library.WatchedFolders.Odd;
import app.tangible.library.WatchedFolders.Scan;
import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.EmptyState;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The folders, what a scan is doing, and the files that are not as they should be. */
final class FoldersView implements View {

  private static final int MOST_ODD = 100;

  /** What one look finds. */
  private record Found(List<Folder> folders, Scan scan, List<Odd> odd) {}

  private final Screen screen;
  private final Texts texts;
  private final WatchedFolders folders;
  private final Action scan;
  private final Action add;
  private final ScanBand band;
  private final VBox list = new VBox();
  private final VBox odd = new VBox();
  private final Line oddHead = new Line("heading");
  private final StackPane body = new StackPane();
  private final ScrollArea scroll;
  private final VBox root;
  private final Newest newest = new Newest();
  private final AutoCloseable listening;
  private List<Folder> shown = List.of();
  private List<Odd> shownOdd = List.of();

  FoldersView(Screen screen, WatchedFolders folders) {
    this.screen = screen;
    this.texts = screen.texts();
    this.folders = folders;
    this.band = new ScanBand(screen);
    add = new Action("folder-add", texts.get("add"), Icons.ADD, this::add).primary();
    scan = new Action("folder-scan", texts.get("scan"), Icons.REFRESH, this::scan);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(new Line("title", texts.get("title")), space, scan, add);
    head.getStyleClass().addAll("page-head", "folders-head");
    list.getStyleClass().add("row-list");
    odd.getStyleClass().add("row-list");
    VBox all = new VBox(list, oddHead, odd);
    all.getStyleClass().add("folders");
    scroll = new ScrollArea(all);
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, band, body);
    root.getStyleClass().add("page-body");
    listening = folders.onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void load() {
    screen.work(
        () -> new Found(folders.all(), folders.now(), folders.odd()),
        newest.of(this::show),
        failure -> screen.notice(texts.get("failed")));
  }

  private void show(Found found) {
    band.show(found.scan());
    boolean none = found.folders().isEmpty();
    scan.there(!none && !found.scan().running());
    add.there(!none);
    if (none) {
      shown = List.of();
      Action first = new Action("folder-first", texts.get("add"), Icons.ADD, this::add).primary();
      body.getChildren()
          .setAll(new EmptyState(texts.get("none.heading"), texts.get("none.body"), first));
      screen.offerFocus(first);
      return;
    }
    boolean first = !body.getChildren().contains(scroll);
    if (first || !found.folders().equals(shown)) {
      shown = found.folders();
      put(list, shown.stream().map(folder -> (Node) row(folder)).toList());
    }
    if (first || !found.odd().equals(shownOdd)) {
      showOdd(found.odd());
    }
    if (first) {
      body.getChildren().setAll(scroll);
      screen.offerFocus(list.getChildren().getFirst());
    }
  }

  private void showOdd(List<Odd> found) {
    shownOdd = found;
    oddHead.say(found.isEmpty() ? "" : texts.count("odd", found.size()));
    List<Node> rows =
        new java.util.ArrayList<>(
            found.stream().limit(MOST_ODD).map(file -> (Node) row(file)).toList());
    if (found.size() > MOST_ODD) {
      rows.add(new Line("quiet", texts.count("odd.more", found.size() - MOST_ODD)));
    }
    put(odd, rows);
  }

  /** In place of those before; the focus stays on what has the same id. */
  private void put(VBox box, List<Node> rows) {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    String id = owner != null && owner.getParent() == box ? owner.getId() : null;
    box.getChildren().setAll(rows);
    Node same = id == null ? null : box.lookup("#" + id);
    if (same != null) {
      same.requestFocus();
    } else if (id != null && !rows.isEmpty()) {
      rows.getFirst().requestFocus();
    }
  }

  private Row row(Folder folder) {
    String state =
        !folder.there()
            ? texts.get("away")
            : folder
                .scanned()
                .map(
                    when ->
                        texts.get(
                            "scanned",
                            screen.formats().day(when),
                            screen.formats().timeOfDay(when)))
                .orElseGet(() -> texts.get("scanned.never"));
    int number = shown.indexOf(folder);
    return new Row(
            "watched-" + number,
            folder.there() ? Icons.FOLDER : Icons.WARNING,
            folder.path().toString(),
            texts.get("folder.hint", texts.get("what." + folder.holds()), state),
            () -> ask(folder))
        .value(texts.count("titles", folder.titles()));
  }

  private Row row(Odd file) {
    return new Row(
        "odd-" + shownOdd.indexOf(file),
        Icons.WARNING,
        Listing.nameOf(file.file()),
        file.reason(),
        () ->
            screen.ask(
                Listing.nameOf(file.file()),
                texts.get("odd.where", file.reason(), file.file().getParent()),
                Answer.none("odd-close", texts.get("close"))));
  }

  private void ask(Folder folder) {
    screen.ask(
        folder.path().toString(),
        texts.get("remove.means"),
        Answer.none("folder-keep", texts.get("keep")),
        Answer.danger(
            "folder-remove",
            texts.get("remove"),
            () ->
                screen.work(
                    () -> {
                      folders.remove(folder.path());
                      return folder;
                    },
                    gone -> load(),
                    failure -> screen.notice(texts.get("failed")))));
  }

  private void add() {
    screen.open("folders", Map.of("add", ""));
  }

  private void scan() {
    screen.work(
        () -> {
          folders.scan();
          return this;
        },
        begun -> load(),
        failure -> screen.notice(texts.get("failed")));
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
      throw new IllegalStateException("the folders do not let go of their listener", e);
    }
  }
}
