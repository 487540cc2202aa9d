package app.tangible.ui.nowplaying;

import app.tangible.player.Display;
import app.tangible.player.Player;
import app.tangible.player.Tuning;
import app.tangible.ui.Choice;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import app.tangible.viewing.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;

/** Speed, framing, sleep and what else is seldom changed. */
final class MoreSheet {

  private static final List<Integer> SLEEP_MINUTES = List.of(15, 30, 45, 60, 90);
  private static final int AT_END = -1;

  private final Screen screen;
  private final Texts texts;
  private final NowPlayingPage.Theatre theatre;
  private final Player player;
  private final SheetRows rows;

  MoreSheet(Screen screen, NowPlayingPage.Theatre theatre, SheetRows rows) {
    this.screen = screen;
    this.texts = screen.texts();
    this.theatre = theatre;
    this.player = theatre.player();
    this.rows = rows;
  }

  void open() {
    Tuning now = player.tuning();
    Scene scene = theatre.viewing().now();
    List<Node> list = new ArrayList<>();
    list.add(
        new Choice<>(
            screen,
            "speed",
            texts.get("speed"),
            Stream.of(0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
                .map(
                    speed ->
                        new Choice.Option<>(speed, texts.get("speed.value", Corner.number(speed))))
                .toList(),
            now.speed(),
            speed -> rows.tune(tuning -> tuning.speed(speed))));
    list.add(
        rows.enums(
            "framing",
            Tuning.Framing.values(),
            now.framing(),
            framing -> texts.get("framing." + framing),
            framing -> rows.tune(tuning -> tuning.framing(framing))));
    list.add(sleep(scene));
    list.add(
        new Toggle(
            "auto-play",
            texts.get("auto.play"),
            texts.get("auto.play.hint"),
            scene.autoPlay(),
            theatre.viewing()::autoPlay));
    theatre
        .display()
        .filter(display -> display.canSwitch())
        .ifPresent(
            display ->
                list.add(
                    new Toggle(
                        "display",
                        texts.get("display"),
                        texts.get("display.hint"),
                        display.follows(),
                        on -> screen.work(() -> follow(display, on), done -> {}, failed -> {}))));
    rows.open("more", list.toArray(Node[]::new));
  }

  private boolean follow(Display display, boolean on) {
    display.follow(on);
    if (on) {
      player.video().ifPresent(video -> display.suit(video.framesPerSecond()));
    } else {
      display.restore();
    }
    return on;
  }

  private Choice<Integer> sleep(Scene scene) {
    List<Choice.Option<Integer>> options = new ArrayList<>();
    options.add(new Choice.Option<>(0, texts.get("sleep.never")));
    for (int minutes : SLEEP_MINUTES) {
      String after = screen.formats().length(Duration.ofMinutes(minutes));
      options.add(new Choice.Option<>(minutes, texts.get("sleep.after", after)));
    }
    options.add(new Choice.Option<>(AT_END, texts.get("sleep.end")));
    int now = scene.sleepAtEnd() ? AT_END : scene.sleepAt().isPresent() ? -2 : 0;
    scene
        .sleepAt()
        .ifPresent(
            at ->
                options.add(
                    new Choice.Option<>(
                        -2, texts.get("sleep.at", screen.formats().timeOfDay(at)))));
    return new Choice<>(
        screen,
        "sleep",
        texts.get("sleep"),
        options,
        now,
        chosen -> {
          if (chosen == AT_END) {
            theatre.viewing().sleepAtEnd();
          } else if (chosen >= 0) {
            theatre.viewing().sleepAfter(Duration.ofMinutes(chosen));
          }
        });
  }
}
