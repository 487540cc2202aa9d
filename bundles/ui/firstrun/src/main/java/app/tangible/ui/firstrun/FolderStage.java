package app.tangible.ui.firstrun;

import app.tangible.library.LibraryException;
import app.tangible.library.WatchedFolders;
import app.tangible.library.WatchedFolders.Folder;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Places;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Likely folders to add by one press each, and the way to any other. */
final class FolderStage implements Stage {

  private static final int MOST = 5;
  private static final double HEIGHT = 440;

  /** What is there. */
  private record Found(List<Path> likely, List<Folder> watched) {}

  private final Screen screen;
  private final Texts texts;
  private final WatchedFolders folders;
  private final Places places;
  private final VBox rows = new VBox();
  private final ScrollArea scroll = new ScrollArea(rows);
  private final Row other;
  private final Action action;
  private final AutoCloseable listening;

  FolderStage(Screen screen, FirstRunPage page, Runnable next) {
    this.screen = screen;
    this.texts = screen.texts();
    this.folders = page.folders();
    this.places = page.places();
    rows.getStyleClass().add("row-list");
    scroll.setMaxHeight(HEIGHT);
    other =
        new Row(
                "folder-other",
                Icons.SEARCH,
                texts.get("folder.other"),
                texts.get("folder.other.hint"),
                () -> screen.open("folders", Map.of("add", "")))
            .leads();
    rows.getChildren().add(other);
    action = new Action("firstrun-next", texts.get("next"), Icons.CHECK, next).primary();
    listening = folders.onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void load() {
    screen.work(this::find, this::show, failure -> screen.notice(texts.get("failed")));
  }

  private Found find() {
    List<Path> likely = new ArrayList<>();
    places
        .all()
        .forEach(
            (folder, kind) -> {
              if (kind == Places.Kind.VIDEOS || kind == Places.Kind.DISK) {
                likely.add(folder);
              }
            });
    return new Found(likely.stream().limit(MOST).toList(), folders.all());
  }

  private void show(Found found) {
    Set<Path> watched = new LinkedHashSet<>(found.watched().stream().map(Folder::path).toList());
    Set<Path> all = new LinkedHashSet<>(watched);
    all.addAll(found.likely());
    Node owner = rows.getScene() == null ? null : rows.getScene().getFocusOwner();
    String id = owner == null ? null : owner.getId();
    rows.getChildren().clear();
    for (Path folder : all) {
      rows.getChildren().add(row(folder, watched.contains(folder)));
    }
    rows.getChildren().add(other);
    if (id != null && id.startsWith("folder-")) {
      Node same = rows.lookup("#" + id);
      (same == null ? other : same).requestFocus();
    }
  }

  private Row row(Path folder, boolean watched) {
    Path name = folder.getFileName();
    return new Row(
            "folder-" + rows.getChildren().size(),
            Icons.FOLDER,
            name == null ? folder.toString() : name.toString(),
            folder.toString(),
            () -> {
              if (!watched) {
                add(folder);
              }
            })
        .value(watched ? texts.get("folder.added") : texts.get("folder.add"))
        .marked(watched);
  }

  private void add(Path folder) {
    screen.work(
        () -> {
          folders.add(folder, WatchedFolders.Holds.BOTH);
          return folder;
        },
        added -> load(),
        failure -> {
          boolean said = failure instanceof LibraryException && failure.getMessage() != null;
          screen.notice(said ? String.valueOf(failure.getMessage()) : texts.get("failed"));
        });
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public Node first() {
    return action;
  }

  @Override
  public Optional<Action> action() {
    return Optional.of(action);
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
