package app.tangible.ui.settings;

import app.tangible.player.Display;
import app.tangible.player.Player;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import app.tangible.viewing.Viewing;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** What follows, what the amplifier gets, how the screen is driven. */
final class PlaybackSettings implements Settings {

  private final Screen screen;
  private final Texts texts;
  private final List<Node> rows = new ArrayList<>();

  PlaybackSettings(Screen screen, SettingsPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    page.viewing().ifPresent(this::next);
    page.player().ifPresent(this::passthrough);
    page.display().ifPresent(this::rate);
    if (rows.isEmpty()) {
      rows.add(new Line("body", texts.get("playback.none")));
    }
  }

  private void next(Viewing viewing) {
    rows.add(
        new Toggle(
            "auto-play",
            texts.get("autoPlay"),
            texts.get("autoPlay.hint"),
            viewing.now().autoPlay(),
            on -> work(() -> viewing.autoPlay(on))));
  }

  private void passthrough(Player player) {
    rows.add(
        new Toggle(
            "passthrough",
            texts.get("passthrough"),
            texts.get("passthrough.hint"),
            player.tuning().passthrough(),
            on -> work(() -> player.tune(player.tuning().passthrough(on)))));
  }

  private void rate(Display display) {
    boolean can = display.canSwitch();
    Toggle toggle =
        new Toggle(
            "refresh-rate",
            texts.get("rate"),
            texts.get(can ? "rate.hint" : "rate.cannot"),
            can && display.follows(),
            on -> work(() -> display.follow(on)));
    toggle.setDisable(!can);
    rows.add(toggle);
  }

  private void work(Runnable change) {
    screen.work(
        () -> {
          change.run();
          return true;
        },
        done -> {},
        failure -> screen.notice(texts.get("failed")));
  }

  @Override
  public List<Node> rows() {
    return rows;
  }
}
