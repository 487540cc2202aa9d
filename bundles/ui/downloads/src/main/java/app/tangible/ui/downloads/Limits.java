package app.tangible.ui.downloads;

import app.tangible.host.Choices;
import app.tangible.ui.Choice;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/** How fast films may be fetched and given, and whether they are given at all. */
final class Limits extends VBox {

  private static final String SWARM = "app.tangible.transfer.swarm";
  private static final String PIECE = "app.tangible.transfer.piece";
  private static final String PAID = "app.tangible.transfer.voucher.seeder";
  private static final long MEGABYTE = 1_000_000;
  private static final long[] RATES = {0, 1, 2, 5, 10, 20, 50, 100};

  private final Screen screen;
  private final Texts texts;
  private final Choices choices;

  Limits(Screen screen, Choices choices) {
    this.screen = screen;
    this.texts = screen.texts();
    this.choices = choices;
    boolean seeds = choices.value(PIECE, "seeds").map(Boolean.TRUE::equals).orElse(false);
    boolean paid = choices.value(PAID, "earns").isPresent();
    getStyleClass().addAll("card", "plain", "limits");
    Toggle earns = new Toggle("earn", texts.get("earn"), texts.get("earn.hint"), paid, this::earn);
    Choice<Long> up = rate("limit-up", "limit.up", PIECE, "maxUploadBytesPerSecond");
    earns.setDisable(!seeds);
    up.setDisable(!seeds);
    VBox rows =
        new VBox(
            rate("limit-down", "limit.down", SWARM, "maxBytesPerSecond"),
            new Toggle(
                "share",
                texts.get("share"),
                texts.get("share.hint"),
                seeds,
                on -> {
                  earns.setDisable(!on);
                  up.setDisable(!on);
                  choose(PIECE, "seeds", on);
                }),
            up,
            earns);
    rows.getStyleClass().add("row-list");
    getChildren().addAll(new Line("heading", texts.get("limits")), rows);
  }

  private Choice<Long> rate(String id, String label, String pid, String key) {
    long now = choices.value(pid, key).map(Limits::number).orElse(0L);
    List<Choice.Option<Long>> options = new ArrayList<>();
    for (long megabytes : RATES) {
      options.add(option(megabytes * MEGABYTE));
    }
    if (options.stream().noneMatch(option -> option.value() == now)) {
      options.add(option(now));
    }
    return new Choice<>(
        screen, id, texts.get(label), options, now, chosen -> choose(pid, key, chosen));
  }

  private Choice.Option<Long> option(long bytes) {
    return new Choice.Option<>(
        bytes, bytes == 0 ? texts.get("limit.none") : screen.formats().rate(bytes));
  }

  private static long number(Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private void earn(boolean wanted) {
    if (wanted) {
      choose(PAID, "earns", ""); // the account of this household's own key
    } else {
      work(() -> choices.forget(PAID, "earns"));
    }
  }

  private void choose(String pid, String key, Object value) {
    work(() -> choices.choose(pid, key, value));
  }

  private void work(Runnable change) {
    screen.work(
        () -> {
          change.run();
          return true;
        },
        done -> {},
        failure -> screen.notice(texts.get("notKept")));
  }
}
