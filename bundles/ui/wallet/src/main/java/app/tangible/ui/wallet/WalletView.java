package app.tangible.ui.wallet;

import app.tangible.identity.Protection;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.VoucherBook.Earnings;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The account at the left; what it has, which keys and devices, at the right. */
final class WalletView implements View {

  /** What one look at this machine finds. */
  private record Found(
      String address,
      Protection protection,
      String device,
      List<String> devices,
      List<Receipt> receipts,
      int films,
      Optional<LastBackup.Made> backup,
      Optional<Earnings> earned) {}

  private final Screen screen;
  private final Texts texts;
  private final WalletPage page;
  private final AccountCard account;
  private final Figures figures;
  private final Row receipts;
  private final Row backup;
  private final Row code;
  private final KeysCard keys;
  private final DevicesCard devices;
  private final ScrollArea root;
  private final AutoCloseable listening;
  private boolean loaded;

  WalletView(Screen screen, WalletPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    account = new AccountCard(screen);
    figures = new Figures(screen);
    keys = new KeysCard(screen);
    devices = new DevicesCard(screen);
    receipts = leading("wallet-receipts", Icons.SORT, "receipts", "receipts.hint", "receipts");
    backup = leading("wallet-backup", Icons.SHIELD, "backup", "backup.never", "backup");
    code =
        new Row(
            "wallet-code",
            Icons.GIVE,
            texts.get("code"),
            texts.get("code.hint"),
            () -> screen.open("market", Map.of("show", "forme")));
    VBox rows = new VBox(receipts, backup, code);
    rows.getStyleClass().add("row-list");
    VBox left = new VBox(account, rows);
    VBox right = new VBox(figures, keys, devices);
    HBox columns = new HBox(left, right);
    columns.getStyleClass().add("columns");
    for (VBox column : List.of(left, right)) {
      column.getStyleClass().add("column");
      HBox.setHgrow(column, Priority.ALWAYS);
      column.prefWidthProperty().bind(columns.widthProperty().divide(2));
    }
    HBox head = new HBox(new Line("title", texts.get("title")));
    head.getStyleClass().add("page-head");
    VBox body = new VBox(head, columns);
    body.getStyleClass().add("page-body");
    root = new ScrollArea(body);
    listening = page.facts().library().onChange(() -> screen.onScreen(this::load));
    load();
    // Coming back from where something of it was changed: the focus stays where it was.
    root.sceneProperty()
        .addListener(
            (property, before, now) -> {
              if (now != null && loaded) {
                load();
              }
            });
    screen.work(
        () -> page.facts().market().householdCode(),
        own ->
            code.say(
                Icons.GIVE,
                texts.get(
                    "code.own",
                    own.substring(0, own.length() / 2) + " " + own.substring(own.length() / 2)),
                texts.get("code.hint")),
        failure -> code.value(texts.get("code.later")));
  }

  private Row leading(String id, String icon, String text, String hint, String show) {
    return new Row(
            id,
            icon,
            texts.get(text),
            texts.get(hint),
            () -> screen.open("wallet", Map.of("show", show)))
        .leads();
  }

  private void load() {
    screen.work(this::find, this::show, failure -> screen.notice(texts.get("failed")));
  }

  private Found find() {
    WalletPage.Facts facts = page.facts();
    return new Found(
        facts.identity().address().text(),
        page.protection().protection(),
        facts.identity().device().hex(),
        page.receipts().devices(),
        page.receipts().all(),
        facts.library().films().size(),
        page.last().made(),
        page.book().map(VoucherBook::earnings));
  }

  private void show(Found found) {
    account.show(found.address());
    keys.show(found.protection());
    devices.show(found.device(), found.devices());
    figures.show(found.films(), found.receipts(), found.earned());
    receipts.value(String.valueOf(found.receipts().size()));
    backup.say(
        Icons.SHIELD,
        texts.get("backup"),
        found
            .backup()
            .map(made -> texts.get("backup.last", screen.formats().date(made.when())))
            .orElseGet(() -> texts.get("backup.never")));
    if (!loaded) {
      loaded = true;
      screen.offerFocus(receipts);
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
      throw new IllegalStateException("the library does not let go of its listener", e);
    }
  }
}
