package app.tangible.ui.unlock;

import app.tangible.identity.KeyProtection;
import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.Brand;
import app.tangible.ui.Icons;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.PasswordForm;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import app.tangible.ui.unlock.UnlockPage.Step;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** A lock, what it is about, the field, and the way out; without the menu. */
final class UnlockView implements View {

  private final Screen screen;
  private final Texts texts;
  private final UnlockPage page;
  private final Line heading = new Line("display");
  private final Line words = new Line("body");
  private final Line hint = new Line("quiet");
  private final PasswordForm form;
  private final Action go;
  private final Action quit;
  private final VBox root;
  private final Runnable unwatch;

  UnlockView(Screen screen, UnlockPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    form = new PasswordForm(screen, "unlock-passphrase", texts.get("passphrase"), page::answer);
    go = new Action("unlock-go", "", Icons.LOCK, form::submit).primary();
    form.onFilled(go::requestFocus);
    quit = new Action("unlock-quit", texts.get("quit"), Icons.CROSS, this::askToQuit);
    SVGPath lock = new SVGPath();
    lock.setContent(Icons.LOCK);
    lock.getStyleClass().add("unlock-lock");
    words.getStyleClass().add("unlock-words");
    HBox actions = new HBox(go, quit);
    actions.getStyleClass().add("actions");
    VBox body = new VBox(heading, words, form, actions, hint);
    body.getStyleClass().add("unlock-body");
    body.setAlignment(Pos.CENTER_LEFT);
    HBox whole = new HBox(lock, body);
    whole.getStyleClass().add("unlock-whole");
    whole.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(body, Priority.ALWAYS);
    VBox.setVgrow(whole, Priority.ALWAYS);
    root = new VBox(new Brand(), whole);
    root.getStyleClass().add("unlock");
    unwatch = page.watch(() -> screen.onScreen(this::show));
    show();
    screen.onScreen(() -> screen.offerFocus(form.first())); // it is on the screen only then
  }

  private void show() {
    Step step = page.step();
    boolean asks = UnlockPage.asks(step);
    boolean failed = step == Step.FAILED;
    if (step != Step.CHECKING || heading.getText().isEmpty()) {
      say(step);
      form.setVisible(!failed);
      form.setManaged(!failed);
      go.there(!failed);
    }
    go.busy(step == Step.CHECKING);
    go.say(texts.get(step == Step.CHOOSE ? "choose" : asks ? "open" : "opening"), Icons.LOCK);
    form.setDisable(!asks); // before something in it gets the focus
    if (step == Step.WRONG) {
      form.refuse(texts.get("wrong"));
    }
    focus(asks ? form.first() : failed ? quit : go);
  }

  /** Unless something lies over the page and has it. */
  private void focus(Node wanted) {
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    boolean here = owner == null;
    for (Node at = owner; at != null; at = at.getParent()) {
      here |= at == root;
    }
    if (here) {
      wanted.requestFocus();
    }
  }

  private void say(Step step) {
    int least = KeyProtection.SHORTEST_PASSPHRASE;
    switch (step) {
      case FAILED -> {
        heading.setText(texts.get("failed"));
        words.setText(page.problem());
        hint.say("");
      }
      case CHOOSE -> {
        form.chosen(least);
        heading.setText(texts.get("choose.heading"));
        words.setText(texts.get("choose.words", least));
        hint.say(texts.get("choose.hint"));
      }
      case OPEN, WRONG, CHECKING -> {
        form.once();
        heading.setText(texts.get("heading"));
        words.setText(texts.get("words"));
        hint.say(texts.get("hint"));
      }
    }
  }

  @Override
  public boolean key(Key key) {
    if (key == Key.BACK) {
      askToQuit();
      return true;
    }
    return form.key(key);
  }

  private void askToQuit() {
    screen.ask(
        texts.get("quit.ask"),
        texts.get("quit.means"),
        Answer.primary("unlock-stay", texts.get("quit.no"), () -> {}),
        Answer.of("unlock-leave", texts.get("quit.yes"), this::leave));
  }

  /** As if the person had closed the window. */
  private void leave() {
    Window window = root.getScene().getWindow();
    window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
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
    unwatch.run();
    form.clear();
  }
}
