package app.tangible.ui.viewers;

import app.tangible.library.Viewers;
import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Big marks, one for each; OK on one says that it is he who watches. */
final class WhoView implements View {

  private static final int MOST = 12;

  /** What one look finds. */
  private record Found(List<Viewer> all, Viewer current) {}

  private final Screen screen;
  private final Texts texts;
  private final Viewers viewers;
  private final Door door;
  private final Line hint = new Line("quiet");
  private final FlowPane marks = new FlowPane();
  private final HBox actions = new HBox();
  private final VBox root;
  private final Newest newest = new Newest();
  private final AutoCloseable listening;
  private final boolean leadsBack;
  private boolean editing;

  /**
   * @param leadsBack whether who takes over is led back to where he came from
   */
  WhoView(Screen screen, Viewers viewers, boolean leadsBack) {
    this.screen = screen;
    this.leadsBack = leadsBack;
    this.texts = screen.texts();
    this.viewers = viewers;
    this.door = new Door(screen, viewers, this::entered);
    marks.getStyleClass().add("viewer-marks");
    actions.getStyleClass().add("actions");
    root = new VBox(new Line("display", texts.get("who")), hint, marks, actions);
    root.getStyleClass().addAll("page-body", "who");
    listening = viewers.onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void load() {
    screen.work(
        () -> new Found(viewers.all(), viewers.current()),
        newest.of(this::show),
        failure -> screen.notice(texts.get("failed")));
  }

  private void show(Found found) {
    boolean keeps = found.current().ageLimit().isEmpty();
    editing &= keeps;
    hint.say(editing ? texts.get("edit.which") : keeps ? "" : texts.get("kept"));
    String focused = focused();
    marks.getChildren().clear();
    for (Viewer viewer : found.all()) {
      marks.getChildren().add(mark(viewer, found.current()));
    }
    if (keeps && found.all().size() < MOST) {
      marks.getChildren().add(MarkButton.another(texts.get("add"), () -> edit(0)));
    }
    actions.getChildren().setAll(history());
    if (keeps) {
      actions.getChildren().add(0, manage());
    }
    Node same = focused.isEmpty() ? null : root.lookup("#" + focused);
    if (same != null) {
      same.requestFocus();
    } else {
      Node own = root.lookup("#viewer-" + found.current().number());
      screen.offerFocus(own == null ? marks.getChildren().getFirst() : own);
    }
  }

  private String focused() {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    return owner == null || owner.getId() == null ? "" : owner.getId();
  }

  private MarkButton mark(Viewer viewer, Viewer current) {
    boolean himself = viewer.number() == current.number();
    return new MarkButton(
        viewer,
        himself && !editing ? texts.get("now") : limit(viewer.ageLimit()),
        himself,
        () -> {
          if (editing) {
            edit(viewer.number());
          } else if (himself) {
            entered(viewer);
          } else {
            door.enter(viewer);
          }
        });
  }

  private String limit(OptionalInt age) {
    return age.isPresent() ? texts.get("upTo", age.getAsInt()) : "";
  }

  private Action manage() {
    return new Action(
        "viewers-edit",
        texts.get(editing ? "edit.done" : "edit"),
        editing ? Icons.CHECK : Icons.EDIT,
        () -> {
          editing = !editing;
          load();
        });
  }

  private Action history() {
    return new Action(
        "viewers-history",
        texts.get("history"),
        Icons.EYE,
        () -> screen.open("viewers", Map.of("show", "history")));
  }

  private void edit(int number) {
    screen.open("viewers", Map.of("edit", String.valueOf(number)));
  }

  private void entered(Viewer viewer) {
    screen.notice(texts.get("hello", viewer.name()));
    if (screen.has("home") && !leadsBack) {
      screen.open("home", Map.of());
    } else {
      screen.back();
    }
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
      throw new IllegalStateException("the viewers do not let go of their listener", e);
    }
  }
}
