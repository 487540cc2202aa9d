package app.tangible.ui.film;

import app.tangible.library.OwnedFilm;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfer;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How far the film is on its way to this disk. */
final class FetchCard extends VBox {

  private static final int MOST = 6;

  private final Screen screen;
  private final Texts texts;
  private final Line word = new Line("heading");
  private final Line detail = new Line("quiet");
  private final ProgressBand band = new ProgressBand();
  private final VBox suppliers = new VBox();
  private final Action again;
  private final Runnable playable;
  private boolean plays;
  private boolean left;
  private @Nullable Transfer followed;
  private @Nullable AutoCloseable listening;

  /**
   * @param playable run when the film that is followed can be played though it is not whole
   * @param fetch asks for a film again that is left out
   */
  FetchCard(Screen screen, Runnable playable, Runnable fetch) {
    this.screen = screen;
    this.playable = playable;
    this.texts = screen.texts();
    getStyleClass().add("card");
    again = new Action("fetch-again", texts.get("fetch.again"), Icons.DOWNLOAD, fetch);
    getChildren().addAll(word, band, detail, suppliers, again);
    there(false);
    // Who may not open Downloads may not fetch either; a viewer may change while this is shown.
    screen.whether("downloads", this::offer);
  }

  void follow(OwnedFilm film, Optional<Transfer> transfer, boolean leftOut) {
    there(!film.onDisk());
    left = leftOut;
    offer(screen.has("downloads"));
    band.setVisible(!leftOut);
    band.setManaged(!leftOut);
    if (film.onDisk()) {
      close();
    } else if (leftOut) {
      close();
      suppliers.getChildren().clear();
      word.setText(texts.get("fetch.left"));
    } else if (transfer.isEmpty()) {
      word.setText(texts.get("fetch.none"));
      band.share(0);
      detail.say(texts.get("fetch.none.hint"));
    } else if (followed != transfer.get()) {
      close();
      Transfer next = transfer.get();
      followed = next;
      plays = Beginning.isThere(next);
      listening = next.onProgress(progress -> screen.onScreen(() -> show(progress)));
      show(next.progress());
    }
  }

  private void offer(boolean mayFetch) {
    again.there(left && mayFetch);
    if (left) {
      detail.say(texts.get(mayFetch ? "fetch.left.hint" : "fetch.left.ask"));
    }
  }

  Action again() {
    return again;
  }

  private void there(boolean wanted) {
    setVisible(wanted);
    setManaged(wanted);
  }

  private void show(Progress now) {
    Transfer transfer = followed;
    if (transfer != null && !plays && Beginning.isThere(transfer)) {
      plays = true;
      playable.run();
    }
    boolean arrives = plays && now.state() == Progress.State.RUNNING;
    word.setText(texts.get(arrives ? "fetch.playable" : "fetch." + now.state()));
    suppliers.getChildren().setAll(now.sources().stream().limit(MOST).map(this::line).toList());
    band.share(now.totalBytes() == 0 ? 0 : now.verifiedBytes() / (double) now.totalBytes());
    String done = screen.formats().bytes(now.verifiedBytes());
    String total = screen.formats().bytes(now.totalBytes());
    detail.say(
        now.remaining().isPresent() && now.state() == Progress.State.RUNNING
            ? texts.get(
                "fetch.rate",
                done,
                total,
                screen.formats().rate(now.bytesPerSecond()),
                screen.formats().length(now.remaining().get()))
            : texts.get("fetch.amount", done, total));
  }

  private Node line(Progress.Source source) {
    Line line = new Line("quiet");
    line.say(
        texts.get(
            "fetch.source",
            source.name(),
            texts.get("route." + source.route()),
            screen.formats().rate(source.bytesPerSecond())));
    return line;
  }

  void close() {
    followed = null;
    if (listening != null) {
      try {
        listening.close();
      } catch (Exception e) {
        throw new IllegalStateException("the transfer does not let go of its listener", e);
      }
      listening = null;
    }
  }
}
