package app.tangible.ui.downloads;

import app.tangible.store.Store;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Progress.Source;
import app.tangible.transfer.Progress.State;
import app.tangible.transfer.Transfer;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be done with one fetch, and each who gives something of the film. */
final class Sheet {

  private static final int MOST = 12;

  private final Screen screen;
  private final Texts texts;
  private final Transfer transfer;
  private final Row pause;
  private final Line routes = new Line("heading");
  private final HBox bar = new HBox();
  private final VBox sources = new VBox();
  private @Nullable AutoCloseable listening;
  private @Nullable Overlay shown;

  private Sheet(Screen screen, Transfer transfer) {
    this.screen = screen;
    this.texts = screen.texts();
    this.transfer = transfer;
    pause = new Row("transfer-pause", Icons.PAUSE, "", "", this::toggle);
  }

  /**
   * @param changed runs when it was paused or told to go on
   */
  static void open(
      Screen screen, Store store, Arrival arrival, Transfer transfer, Runnable changed) {
    Sheet sheet = new Sheet(screen, transfer);
    VBox rows = new VBox(sheet.pause);
    rows.getStyleClass().add("row-list");
    arrival
        .licence()
        .ifPresent(
            licence ->
                rows.getChildren()
                    .addAll(
                        new Row(
                            "transfer-giveUp",
                            Icons.REMOVE,
                            screen.texts().get("giveUp"),
                            screen.texts().get("giveUp.hint"),
                            () -> GivingUp.ask(screen, store, arrival, sheet::leave)),
                        new Row(
                                "transfer-film",
                                Icons.FILMS,
                                screen.texts().get("film"),
                                "",
                                () -> screen.open("film", Map.of("licence", licence.hex())))
                            .leads()));
    sheet.bar.getStyleClass().add("route-bar");
    sheet.sources.getStyleClass().add("sources");
    VBox all = new VBox(rows, sheet.routes, sheet.bar, sheet.sources);
    all.getStyleClass().add("transfer-sheet");
    sheet.show(transfer.progress());
    sheet.listening = transfer.onProgress(progress -> screen.onScreen(() -> sheet.show(progress)));
    sheet.shown =
        screen.sheet(
            arrival.title(),
            new ScrollArea(all),
            () -> {
              sheet.close();
              changed.run();
            });
  }

  private void toggle() {
    transfer.pause(!transfer.paused());
    show(transfer.progress());
  }

  private void show(Progress now) {
    boolean paused = transfer.paused();
    boolean there = now.state() == State.RUNNING || now.state() == State.WAITING;
    pause.setDisable(!there);
    pause.say(
        paused ? Icons.PLAY : Icons.PAUSE,
        texts.get(paused ? "resume" : "pause"),
        texts.get(paused ? "resume.hint" : "pause.hint"));
    routes.say(now.sources().isEmpty() ? texts.get("from.none") : texts.get("from.heading"));
    bar.getChildren().clear();
    double[] shares = Routes.shares(now);
    for (Progress.Route route : Progress.Route.values()) {
      Region part = new Region();
      part.getStyleClass()
          .addAll("route", "route-" + route.name().toLowerCase(java.util.Locale.ROOT));
      part.prefWidthProperty().bind(bar.widthProperty().multiply(shares[route.ordinal()]));
      bar.getChildren().add(part);
    }
    sources.getChildren().setAll(Routes.ranked(now).stream().limit(MOST).map(this::line).toList());
    if (now.sources().size() > MOST) {
      sources
          .getChildren()
          .add(new Line("quiet", texts.count("more", now.sources().size() - MOST)));
    }
  }

  private Node line(Source source) {
    Line name =
        new Line("body", texts.get("source", source.name(), texts.get("route." + source.route())));
    Line gave =
        new Line(
            "quiet",
            texts.get(
                "source.gave",
                screen.formats().bytes(source.verifiedBytes()),
                screen.formats().rate(source.bytesPerSecond())));
    Region dot = new Region();
    dot.getStyleClass()
        .addAll("route-dot", "route-" + source.route().name().toLowerCase(java.util.Locale.ROOT));
    VBox words = new VBox(name, gave);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(dot, words);
    line.getStyleClass().add("source");
    return line;
  }

  private void leave() {
    Overlay overlay = shown;
    if (overlay != null) {
      overlay.close();
    }
  }

  private void close() {
    AutoCloseable handle = listening;
    if (handle != null) {
      Handles.close(handle);
    }
  }
}
