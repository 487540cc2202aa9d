package app.tangible.ui.wallet;

import app.tangible.host.NotAllowedException;
import app.tangible.identity.KeyProtection;
import app.tangible.identity.Protection;
import app.tangible.ui.Action;
import app.tangible.ui.Answer;
import app.tangible.ui.Icons;
import app.tangible.ui.Key;
import app.tangible.ui.Line;
import app.tangible.ui.PasswordForm;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Under a passphrase, in the keyring, or bound to the machine: the person chooses. */
final class KeysView implements View {

  private final Screen screen;
  private final Texts texts;
  private final KeyProtection protection;
  private final Line level = new Line("body");
  private final Line outcome = new Line("good");
  private final Row passphrase;
  private final Row keyring;
  private final Row machine;
  private final VBox rows;
  private final PasswordForm form;
  private final VBox choosing;
  private final Action use;
  private final ScrollArea root;
  private Protection now = Protection.MACHINE_BOUND;

  KeysView(Screen screen, KeyProtection protection) {
    this.screen = screen;
    this.texts = screen.texts();
    this.protection = protection;
    String hint = texts.get("protect.PASSPHRASE.hint", KeyProtection.SHORTEST_PASSPHRASE);
    passphrase = new Row("keys-passphrase", Icons.LOCK, "", hint, this::choose);
    keyring = row("keys-keyring", Icons.PERSON, Protection.SECRET_SERVICE);
    machine = row("keys-machine", Icons.HOME, Protection.MACHINE_BOUND);
    Row backup =
        new Row(
                "keys-backup",
                Icons.SHIELD,
                texts.get("backup"),
                texts.get("protect.backup"),
                () -> screen.open("wallet", Map.of("show", "backup")))
            .leads();
    rows = new VBox(passphrase, keyring, machine, backup);
    rows.getStyleClass().add("row-list");
    form = new PasswordForm(screen, "keys-new", texts.get("protect.new"), this::wrap);
    form.chosen(KeyProtection.SHORTEST_PASSPHRASE);
    use = new Action("keys-use", texts.get("protect.use"), Icons.LOCK, form::submit).primary();
    form.onFilled(use::requestFocus);
    Action cancel =
        new Action("keys-cancel", texts.get("protect.cancel"), Icons.CROSS, this::leave);
    HBox actions = new HBox(use, cancel);
    actions.getStyleClass().add("actions");
    choosing =
        new VBox(
            new Line("body", texts.get("protect.against", KeyProtection.SHORTEST_PASSPHRASE)),
            new Line("quiet", texts.get("protect.lost")),
            form,
            actions);
    choosing.getStyleClass().add("keys-choosing");
    HBox head = new HBox(new Line("title", texts.get("protect")));
    head.getStyleClass().add("page-head");
    VBox body = new VBox(head, level, outcome, rows, choosing);
    body.getStyleClass().addAll("page-body", "keys");
    root = new ScrollArea(body);
    outcome.say("");
    chooses(false);
    screen.work(protection::protection, this::show, this::failed);
    screen.offerFocus(passphrase);
  }

  private Row row(String id, String icon, Protection to) {
    String text = texts.get("protect." + to);
    return new Row(id, icon, text, texts.get("protect." + to + ".hint"), () -> ask(to));
  }

  private void show(Protection found) {
    now = found;
    boolean has = found == Protection.PASSPHRASE;
    level.setText(texts.get("keys." + found) + ". " + texts.get("keys." + found + ".means"));
    passphrase.say(
        Icons.LOCK,
        texts.get(has ? "protect.another" : "protect.PASSPHRASE"),
        texts.get("protect.PASSPHRASE.hint", KeyProtection.SHORTEST_PASSPHRASE));
    passphrase.marked(has);
    keyring.marked(found == Protection.SECRET_SERVICE);
    machine.marked(found == Protection.MACHINE_BOUND);
  }

  private void chooses(boolean wanted) {
    for (Node part : List.of(rows, choosing)) {
      boolean there = (part == choosing) == wanted;
      part.setVisible(there);
      part.setManaged(there);
    }
  }

  private void choose() {
    outcome.say("");
    chooses(true);
    root.applyCss();
    root.layout();
    form.first().requestFocus();
  }

  private void leave() {
    form.clear();
    chooses(false);
    root.layout();
    passphrase.requestFocus();
  }

  private void ask(Protection to) {
    if (to == now) {
      say("quiet", texts.get("protect.same"));
      return;
    }
    screen.ask(
        texts.get("protect." + to),
        texts.get("protect." + to + ".ask"),
        Answer.primary("keys-yes", texts.get("protect.yes"), () -> change(to, new char[0])),
        Answer.none("keys-no", texts.get("protect.no")));
  }

  private void wrap(char[] typed) {
    leave();
    change(Protection.PASSPHRASE, typed);
  }

  private void change(Protection to, char[] typed) {
    rows.setDisable(true);
    say("quiet", texts.get("protect.busy"));
    screen.work(
        () -> {
          try {
            protection.change(to, typed);
          } finally {
            Arrays.fill(typed, '\0');
          }
          return to;
        },
        done -> {
          ready();
          show(done);
          say("good", texts.get("protect." + done + ".done"));
        },
        failure -> {
          boolean not = failure instanceof NotAllowedException;
          ready();
          say("bad", not ? failure.getMessage() : texts.get("protect." + to + ".failed"));
        });
  }

  private void ready() {
    rows.setDisable(false);
    passphrase.requestFocus();
  }

  private void failed(Exception failure) {
    screen.notice(texts.get("failed"));
  }

  private void say(String style, String words) {
    outcome.getStyleClass().setAll("line", style);
    outcome.say(words);
  }

  @Override
  public boolean key(Key key) {
    if (key == Key.BACK && choosing.isVisible()) {
      leave();
      return true;
    }
    return choosing.isVisible() && form.key(key);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    form.clear();
  }
}
