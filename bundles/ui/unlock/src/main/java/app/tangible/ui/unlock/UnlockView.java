package app.tangible.ui.unlock;

import app.tangible.identity.KeyProtection;
import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.Chip;
import app.tangible.ui.Field;
import app.tangible.ui.Icons;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import app.tangible.ui.View;
import app.tangible.ui.unlock.UnlockPage.Step;
import java.util.List;
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

  private static final int MOST = 200;

  private final Screen screen;
  private final Texts texts;
  private final UnlockPage page;
  private final Line heading = new Line("display");
  private final Line words = new Line("body");
  private final Line hint = new Line("quiet");
  private final Field field;
  private final Field again;
  private final Chip readable;
  private final Action go;
  private final Action quit;
  private final VBox form;
  private final VBox root;
  private final Runnable unwatch;
  private boolean typedHere;

  UnlockView(Screen screen, UnlockPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    go = new Action("unlock-go", "", Icons.LOCK, this::submit).primary();
    quit = new Action("unlock-quit", texts.get("quit"), Icons.CROSS, this::askToQuit);
    field = field("unlock-passphrase", "passphrase");
    again = field("unlock-again", "again");
    field.onDone(text -> (again.isVisible() ? again : go).requestFocus());
    again.onDone(text -> go.requestFocus());
    readable =
        Chip.filter(
            "unlock-readable",
            texts.get("readable"),
            false,
            on -> List.of(field, again).forEach(each -> each.readable(on)));
    SVGPath lock = new SVGPath();
    lock.setContent(Icons.LOCK);
    lock.getStyleClass().add("unlock-lock");
    words.getStyleClass().add("unlock-words");
    form = new VBox(field, again, readable);
    form.getStyleClass().add("unlock-form");
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
    root = new VBox(new Line("heading", "Tangible"), whole);
    root.getStyleClass().add("unlock");
    unwatch = page.watch(() -> screen.onScreen(this::show));
    show();
  }

  private Field field(String id, String label) {
    Typing typing = Typing.of(Typing.Kind.PASSWORD, texts.get(label), "").atMost(MOST);
    Field made = new Field(screen, id, typing);
    return made.onChange(
        text -> {
          made.problem("");
          typedHere = screenFocus() == made; // else the screen's keyboard wrote it
        });
  }

  private Node screenFocus() {
    return root.getScene() == null ? root : root.getScene().getFocusOwner();
  }

  private void show() {
    Step step = page.step();
    boolean asks = UnlockPage.asks(step);
    boolean chooses = step == Step.CHOOSE;
    boolean failed = step == Step.FAILED;
    if (step != Step.CHECKING) {
      say(step);
      again.setVisible(chooses);
      again.setManaged(chooses);
      form.setVisible(!failed);
      form.setManaged(!failed);
      go.there(!failed);
    }
    go.busy(!asks && !failed);
    go.say(texts.get(asks ? chooses ? "choose" : "open" : "opening"), Icons.LOCK);
    List.of(field, again, readable)
        .forEach(each -> each.setDisable(!asks)); // before one gets the focus
    if (asks) {
      field.problem(step == Step.WRONG ? texts.get("wrong") : "");
      field.requestFocus();
      screen.onScreen(() -> screen.offerFocus(field)); // it may not have been on the screen yet
    } else {
      (failed ? quit : go).requestFocus();
    }
  }

  private void say(Step step) {
    boolean chooses = step == Step.CHOOSE;
    int least = KeyProtection.SHORTEST_PASSPHRASE;
    if (step == Step.FAILED) {
      heading.setText(texts.get("failed"));
      words.setText(page.problem());
      hint.say("");
      return;
    }
    heading.setText(texts.get(chooses ? "choose.heading" : "heading"));
    words.setText(chooses ? texts.get("choose.words", least) : texts.get("words"));
    hint.say(texts.get(chooses ? "choose.hint" : "hint"));
  }

  private void submit() {
    Step step = page.step();
    if (!UnlockPage.asks(step) || field.text().isEmpty()) {
      problem(field, texts.get("empty"));
    } else if (step == Step.CHOOSE && field.text().length() < KeyProtection.SHORTEST_PASSPHRASE) {
      problem(field, texts.get("short", KeyProtection.SHORTEST_PASSPHRASE));
    } else if (step == Step.CHOOSE && !again.text().equals(field.text())) {
      again.text("");
      problem(again, texts.get("differs"));
    } else {
      char[] typed = field.text().toCharArray();
      clear();
      page.answer(typed);
    }
  }

  private static void problem(Field where, String what) {
    where.problem(what);
    where.requestFocus();
  }

  private void clear() {
    field.text("");
    again.text("");
    typedHere = false;
  }

  /**
   * The key that ends a line on a real keyboard goes on; on an empty field it opens the screen's.
   */
  @Override
  public boolean key(Key key) {
    if (key == Key.BACK) {
      askToQuit();
      return true;
    }
    Node focused = screenFocus();
    if (key != Key.OK
        || !typedHere
        || !(focused instanceof Field typed)
        || typed.text().isEmpty()) {
      return false;
    }
    if (typed == field && again.isVisible()) {
      typedHere = false;
      again.requestFocus();
    } else {
      submit();
    }
    return true;
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
    clear();
  }
}
