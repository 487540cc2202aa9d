package app.tangible.ui.folders;

import app.tangible.library.LibraryException;
import app.tangible.library.WatchedFolders;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.ui.Action;
import app.tangible.ui.ActionRow;
import app.tangible.ui.Answer;
import app.tangible.ui.Icons;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Places;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** From likely places down to the folder of films, by arrows; the back key goes up. */
final class BrowseView implements View {

  private final Screen screen;
  private final Texts texts;
  private final WatchedFolders folders;
  private final Places places;
  private final Line path = new Line("heading");
  private final Line holds = new Line("quiet");
  private final ActionRow actions;
  private final VBox rows = new VBox();
  private final VBox root;
  private final Newest newest = new Newest();
  private @Nullable Path start;
  private @Nullable Path at;
  private boolean adding;

  BrowseView(Screen screen, WatchedFolders folders, Places places) {
    this.screen = screen;
    this.texts = screen.texts();
    this.folders = folders;
    this.places = places;
    actions = new ActionRow(screen);
    rows.getStyleClass().addAll("row-list", "browse-rows");
    ScrollArea scroll = new ScrollArea(rows);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root = new VBox(new Line("title", texts.get("choose")), path, holds, actions, scroll);
    root.getStyleClass().addAll("page-body", "browse");
    showPlaces();
  }

  private void showPlaces() {
    at = null;
    start = null;
    path.setText(texts.get("places"));
    holds.say(texts.get("places.hint"));
    actions.getChildren().clear();
    rows.getChildren().clear();
    screen.work(
        places::all, newest.of(this::show), failure -> screen.notice(texts.get("unreadable")));
  }

  private void show(Map<Path, Places.Kind> found) {
    rows.getChildren().clear();
    found.forEach((folder, kind) -> rows.getChildren().add(place(folder, kind)));
    focusFirst();
  }

  private Row place(Path folder, Places.Kind kind) {
    return new Row(
            "place-" + rows.getChildren().size(),
            kind == Places.Kind.VIDEOS ? Icons.FILMS : Icons.FOLDER,
            texts.get("place." + kind, Listing.nameOf(folder)),
            folder.toString(),
            () -> {
              start = folder;
              open(folder);
            })
        .leads();
  }

  private void open(Path folder) {
    screen.work(
        () -> Listing.of(folder, screen.locale()),
        newest.of(this::show),
        failure -> screen.notice(texts.get("unreadable")));
  }

  private void show(Listing listing) {
    Path came = at;
    at = listing.folder();
    path.setText(listing.folder().toString());
    holds.say(
        texts.get(
            "holds",
            texts.count("holds.films", listing.films()),
            texts.count("holds.folders", listing.folders().size() + listing.more())));
    Action use =
        new Action("use-folder", texts.get("use"), Icons.CHECK, () -> ask(listing.folder()))
            .primary();
    actions.getChildren().setAll(use, new Action("up", texts.get("up"), Icons.UPWARD, this::up));
    rows.getChildren().clear();
    int number = 0;
    for (Path folder : listing.folders()) {
      String id = "folder-" + number++;
      String name = Listing.nameOf(folder);
      rows.getChildren().add(new Row(id, Icons.FOLDER, name, "", () -> open(folder)).leads());
    }
    if (listing.more() > 0) {
      rows.getChildren().add(new Line("quiet", texts.count("more", listing.more())));
    }
    int back = came == null ? -1 : listing.folders().indexOf(came);
    if (back >= 0) {
      rows.getChildren().get(back).requestFocus();
    } else {
      use.requestFocus();
    }
  }

  private void focusFirst() {
    if (!rows.getChildren().isEmpty()) {
      rows.getChildren().getFirst().requestFocus();
    }
  }

  /** To the folder above, or to the places again. */
  private void up() {
    Path now = at;
    if (now == null) {
      screen.back();
    } else if (now.equals(start) || now.getParent() == null) {
      showPlaces();
    } else {
      open(now.getParent());
    }
  }

  @Override
  public boolean key(Key key) {
    if (key == Key.BACK && at != null) {
      up();
      return true;
    }
    return false;
  }

  private void ask(Path folder) {
    screen.ask(
        texts.get("what"),
        folder.toString(),
        Answer.primary("holds-both", texts.get("what.BOTH"), () -> add(folder, Holds.BOTH)),
        Answer.of("holds-films", texts.get("what.FILMS"), () -> add(folder, Holds.FILMS)),
        Answer.of("holds-series", texts.get("what.SERIES"), () -> add(folder, Holds.SERIES)));
  }

  private void add(Path folder, Holds kind) {
    if (adding) {
      return;
    }
    adding = true;
    screen.work(
        () -> {
          folders.add(folder, kind);
          return folder;
        },
        added -> {
          screen.notice(texts.get("added"));
          screen.back();
        },
        failure -> {
          adding = false;
          boolean said = failure instanceof LibraryException && failure.getMessage() != null;
          screen.notice(said ? String.valueOf(failure.getMessage()) : texts.get("failed"));
        });
  }

  @Override
  public Node node() {
    return root;
  }
}
