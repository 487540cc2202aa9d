package app.tangible.ui.viewers;

import app.tangible.library.Viewers;
import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.PinPad;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Lets a viewer in, after the PIN where there is one. */
final class Door {

  private static final int LEAST = 4;
  private static final int MOST = 8;

  private final Screen screen;
  private final Texts texts;
  private final Viewers viewers;
  private final Consumer<Viewer> entered;
  private @Nullable Overlay overlay;
  private @Nullable PinPad pad;

  Door(Screen screen, Viewers viewers, Consumer<Viewer> entered) {
    this.screen = screen;
    this.texts = screen.texts();
    this.viewers = viewers;
    this.entered = entered;
  }

  void enter(Viewer viewer) {
    if (viewer.hasPin()) {
      ask(viewer);
    } else {
      attempt(viewer, "");
    }
  }

  private void ask(Viewer viewer) {
    PinPad asked = new PinPad(screen, "pin", LEAST, MOST, pin -> attempt(viewer, pin));
    pad = asked;
    VBox box =
        new VBox(
            new Mark(120, viewer), new Line("heading", texts.get("pin", viewer.name())), asked);
    box.getStyleClass().add("viewer-door");
    asked.say(texts.get("pin.hint"));
    overlay = screen.over(Overlay.Place.CENTRE, box, this::gone);
  }

  private void gone() {
    overlay = null;
    pad = null;
  }

  private void attempt(Viewer viewer, String pin) {
    PinPad asked = pad;
    if (asked != null) {
      asked.busy(true);
    }
    screen.work(
        () -> viewers.enter(viewer.number(), pin),
        this::answered,
        failure -> {
          close();
          screen.notice(texts.get("failed"));
        });
  }

  private void answered(Viewers.Entry entry) {
    switch (entry) {
      case Viewers.Entry.Entered in -> {
        close();
        entered.accept(in.viewer());
      }
      case Viewers.Entry.Wrong wrong -> refuse(wrong.notBefore());
    }
  }

  private void refuse(Optional<Instant> notBefore) {
    PinPad asked = pad;
    String why =
        notBefore
            .filter(Instant.now()::isBefore)
            .map(then -> texts.get("pin.wait", wait(then)))
            .orElseGet(() -> texts.get("pin.wrong"));
    if (asked == null) {
      screen.notice(why);
    } else {
      asked.busy(false);
      asked.refuse(why);
    }
  }

  private String wait(Instant then) {
    return screen.formats().length(Duration.between(Instant.now(), then).plusMillis(999));
  }

  private void close() {
    Overlay shown = overlay;
    if (shown != null) {
      shown.close();
    }
  }
}
