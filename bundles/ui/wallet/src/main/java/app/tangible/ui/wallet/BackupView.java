package app.tangible.ui.wallet;

import app.tangible.identity.OwnerAddress;
import app.tangible.library.Backup;
import app.tangible.library.LibraryException;
import app.tangible.ui.Answer;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.Places;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import app.tangible.ui.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Saves the library into one file, and puts it back. */
final class BackupView implements View {

  private static final int SHORTEST = 8;

  private final Screen screen;
  private final Texts texts;
  private final Backup backup;
  private final LastBackup last;
  private final BackupFiles files;
  private final Line state = new Line("body");
  private final Line outcome = new Line("good");
  private final Row write;
  private final Row restore;
  private final VBox root;
  private @Nullable Overlay sheet;

  BackupView(Screen screen, Backup backup, LastBackup last, Places places) {
    this.screen = screen;
    this.texts = screen.texts();
    this.backup = backup;
    this.last = last;
    this.files = new BackupFiles(places);
    write =
        new Row(
            "backup-write",
            Icons.EXPORT,
            texts.get("write"),
            texts.get("write.hint"),
            () -> password("write.password", this::again));
    restore =
        new Row(
            "backup-restore",
            Icons.START_OVER,
            texts.get("restore"),
            texts.get("restore.hint"),
            this::chooseFile);
    outcome.say("");
    VBox rows = new VBox(write, restore);
    rows.getStyleClass().add("row-list");
    HBox head = new HBox(new Line("title", texts.get("backup")));
    head.getStyleClass().add("page-head");
    root = new VBox(head, state, new Line("quiet", texts.get("backup.holds")), outcome, rows);
    root.getStyleClass().addAll("page-body", "backup");
    screen.work(last::made, this::show, failure -> screen.notice(texts.get("failed")));
    screen.offerFocus(write);
  }

  private void show(Optional<LastBackup.Made> made) {
    state.setText(
        made.map(
                done ->
                    texts.get(
                        "backup.lastIn",
                        screen.formats().date(done.when()),
                        screen.formats().timeOfDay(done.when()),
                        done.file()))
            .orElseGet(() -> texts.get("backup.never")));
  }

  private void password(String heading, Consumer<String> then) {
    Typing typing =
        Typing.of(Typing.Kind.PASSWORD, texts.get(heading), "")
            .hint(texts.get("password.hint", SHORTEST))
            .atMost(100);
    screen.keyboard(typing, changed -> {}, then);
  }

  private void again(String chosen) {
    if (chosen.length() < SHORTEST) {
      problem(texts.get("password.short", SHORTEST));
      return;
    }
    password(
        "write.again",
        repeated -> {
          if (repeated.equals(chosen)) {
            choosePlace(chosen);
          } else {
            problem(texts.get("password.differs"));
          }
        });
  }

  private void choosePlace(String password) {
    list(
        files::folders,
        "write.where",
        "write.nowhere",
        place -> write(files.fresh(place), password));
  }

  private void chooseFile() {
    list(
        files::found,
        "restore.which",
        "restore.none",
        file -> password("restore.password", typed -> confirm(file, typed)));
  }

  private void list(
      java.util.concurrent.Callable<List<Path>> source,
      String heading,
      String none,
      Consumer<Path> chosen) {
    screen.work(
        source,
        found -> {
          if (found.isEmpty()) {
            problem(texts.get(none));
            return;
          }
          VBox rows = new VBox();
          rows.getStyleClass().add("row-list");
          for (Path path : found) {
            int number = rows.getChildren().size();
            rows.getChildren()
                .add(
                    new Row(
                        "backup-place-" + number,
                        Icons.FOLDER,
                        String.valueOf(path.getFileName()),
                        path.toString(),
                        () -> {
                          Overlay open = sheet;
                          if (open != null) {
                            open.close();
                          }
                          chosen.accept(path);
                        }));
          }
          sheet = screen.sheet(texts.get(heading), new ScrollArea(rows), () -> sheet = null);
        },
        failure -> screen.notice(texts.get("failed")));
  }

  private void write(Path file, String password) {
    busy(true);
    screen.work(
        () -> {
          char[] secret = password.toCharArray();
          try {
            backup.write(file, secret);
          } finally {
            Arrays.fill(secret, '\0');
          }
          LastBackup.Made made = new LastBackup.Made(Instant.now(), file);
          last.note(made);
          return made;
        },
        made -> {
          busy(false);
          show(Optional.of(made));
          good(texts.get("write.done"));
        },
        this::failed);
  }

  private void confirm(Path file, String password) {
    screen.ask(
        texts.get("restore.ask"),
        texts.get("restore.means"),
        Answer.primary("restore-yes", texts.get("restore.yes"), () -> restore(file, password)),
        Answer.none("restore-no", texts.get("restore.no")));
  }

  private void restore(Path file, String password) {
    busy(true);
    screen.work(
        () -> {
          char[] secret = password.toCharArray();
          try {
            return backup.restore(file, secret);
          } finally {
            Arrays.fill(secret, '\0');
          }
        },
        restored -> {
          busy(false);
          good(
              texts.get(
                  "restore.done",
                  restored.films(),
                  restored.viewers(),
                  restored.visits(),
                  restored.folders()));
          restored.account().ifPresent(account -> offerAccount(file, password, account));
        },
        this::failed);
  }

  /** Films that were bought elsewhere are of no use here without their account. */
  private void offerAccount(Path file, String password, OwnerAddress account) {
    String text = account.text();
    screen.ask(
        texts.get("account.take"),
        texts.get("account.take.means", text.substring(0, 10), text.substring(text.length() - 8)),
        Answer.primary("account-yes", texts.get("account.yes"), () -> takeOver(file, password)),
        Answer.none("account-no", texts.get("account.no")));
  }

  private void takeOver(Path file, String password) {
    busy(true);
    screen.work(
        () -> {
          char[] secret = password.toCharArray();
          try {
            return backup.takeOver(file, secret);
          } finally {
            Arrays.fill(secret, '\0');
          }
        },
        account -> {
          busy(false);
          good(texts.get("account.taken"));
        },
        this::failed);
  }

  private void busy(boolean busy) {
    write.setDisable(busy);
    restore.setDisable(busy);
    outcome.getStyleClass().setAll("line", "quiet");
    outcome.say(busy ? texts.get("backup.busy") : "");
  }

  private void good(String words) {
    outcome.getStyleClass().setAll("line", "good");
    outcome.say(words);
    screen.offerFocus(write);
  }

  private void problem(String words) {
    outcome.getStyleClass().setAll("line", "bad");
    outcome.say(words);
  }

  private void failed(Exception failure) {
    busy(false);
    boolean said = failure instanceof LibraryException && failure.getMessage() != null;
    problem(said ? String.valueOf(failure.getMessage()) : texts.get("failed"));
    screen.offerFocus(write);
  }

  @Override
  public Node node() {
    return root;
  }
}
