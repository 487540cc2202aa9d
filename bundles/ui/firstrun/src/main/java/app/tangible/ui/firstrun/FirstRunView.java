package app.tangible.ui.firstrun;

import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.Brand;
import app.tangible.ui.Icons;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.Motion;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One step at a time, without the menu; the back key goes a step back. */
final class FirstRunView implements View {

  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

  private final Screen screen;
  private final Texts texts;
  private final FirstRunPage page;
  private final HBox dots = new HBox();
  private final VBox body = new VBox();
  private final VBox root;
  private Stage stage;
  private boolean leaving;

  FirstRunView(Screen screen, FirstRunPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    dots.getStyleClass().add("firstrun-dots");
    for (int i = 0; i < Step.values().length; i++) {
      Region dot = new Region();
      dot.getStyleClass().add("firstrun-dot");
      dots.getChildren().add(dot);
    }
    HBox head = new HBox(new Brand(), space, dots);
    head.getStyleClass().add("firstrun-head");
    body.getStyleClass().add("firstrun-body");
    body.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(body, Priority.ALWAYS);
    root = new VBox(head, body);
    root.getStyleClass().add("firstrun");
    stage = show(page.progress().step());
  }

  private Stage show(Step step) {
    Stage next =
        switch (step) {
          case LANGUAGE -> new LanguageStage(screen, page, () -> go(Step.NAME));
          case NAME -> new NameStage(screen, page, () -> go(Step.KEYS));
          case KEYS -> new KeysStage(screen, page, () -> go(Step.FOLDER));
          case FOLDER -> new FolderStage(screen, page, () -> go(Step.READY));
          case READY -> new ReadyStage(screen, () -> leave(true));
        };
    for (int i = 0; i < dots.getChildren().size(); i++) {
      dots.getChildren().get(i).pseudoClassStateChanged(NOW, i == step.ordinal());
      dots.getChildren().get(i).pseudoClassStateChanged(DONE, i < step.ordinal());
    }
    Line heading = new Line("display", texts.get("heading." + step));
    Line words = new Line("body", texts.get("words." + step));
    words.getStyleClass().add("firstrun-words");
    HBox actions = new HBox();
    actions.getStyleClass().add("actions");
    next.action().ifPresent(actions.getChildren()::add);
    if (step != Step.LANGUAGE) {
      actions
          .getChildren()
          .add(new Action("firstrun-back", texts.get("back"), Icons.BACK, this::back));
    }
    if (step != Step.READY) {
      actions
          .getChildren()
          .add(new Action("firstrun-later", texts.get("later"), Icons.CROSS, this::askToLeave));
    }
    body.getChildren().setAll(heading, words, next.node(), actions);
    Motion.fadeIn(body, Motion.SLOW);
    root.applyCss();
    root.layout();
    next.first().requestFocus();
    // Not yet on the screen where the page has just been opened: once more when it is.
    screen.onScreen(() -> screen.offerFocus(next.first()));
    return next;
  }

  private void go(Step step) {
    page.progress().at(step);
    stage.close();
    stage = show(step);
  }

  private void back() {
    Step now = page.progress().step();
    if (now != Step.LANGUAGE) {
      go(now.before());
    }
  }

  @Override
  public boolean key(Key key) {
    if (key == Key.BACK) {
      back();
      return true;
    }
    return false;
  }

  private void askToLeave() {
    screen.ask(
        texts.get("leave"),
        texts.get("leave.means"),
        Answer.primary("firstrun-stay", texts.get("leave.no"), () -> {}),
        Answer.of("firstrun-leave", texts.get("leave.yes"), () -> leave(false)));
  }

  private void leave(boolean finished) {
    if (leaving) {
      return;
    }
    leaving = true;
    screen.work(
        () -> {
          page.over(finished);
          return finished;
        },
        // Where the page was opened from another one, it is still there: the way home is short.
        done -> screen.open(screen.has("home") ? "home" : "library", Map.of()),
        failure -> screen.notice(texts.get("failed")));
  }

  @Override
  public boolean fullBleed() {
    return true;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    stage.close();
  }
}
