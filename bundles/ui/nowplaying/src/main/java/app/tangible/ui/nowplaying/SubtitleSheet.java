package app.tangible.ui.nowplaying;

import app.tangible.player.Player;
import app.tangible.player.SubtitleStyle;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Stepper;
import app.tangible.ui.Texts;
import java.util.function.UnaryOperator;

/** Which subtitles, when, and how they look. */
final class SubtitleSheet {

  private final Texts texts;
  private final Player player;
  private final SheetRows rows;

  SubtitleSheet(Screen screen, Player player, SheetRows rows) {
    this.texts = screen.texts();
    this.player = player;
    this.rows = rows;
  }

  void open() {
    Tuning now = player.tuning();
    SubtitleStyle style = now.subtitles();
    StyleSample sample = new StyleSample(texts.get("style.sample"), style);
    rows.open(
        "subtitles",
        rows.tracks("subtitles.track", Track.Kind.SUBTITLE),
        rows.delay(
            "subtitles.delay",
            "subtitles.delay.hint",
            now.subtitleDelay(),
            10_000,
            100,
            delay -> rows.tune(tuning -> tuning.subtitleDelay(delay))),
        sample,
        new Stepper(
                "style-size",
                texts.get("style.size"),
                "",
                50,
                250,
                10,
                style.sizePercent(),
                percent -> texts.get("percent", percent),
                percent ->
                    sample.say(
                        s ->
                            new SubtitleStyle(
                                (int) percent, s.colour(), s.ground(), s.liftPercent()),
                        this::style))
            .narrow(),
        rows.enums(
            "style.colour",
            SubtitleStyle.Colour.values(),
            style.colour(),
            colour -> texts.get("style.colour." + colour),
            colour ->
                sample.say(
                    s -> new SubtitleStyle(s.sizePercent(), colour, s.ground(), s.liftPercent()),
                    this::style)),
        rows.enums(
            "style.ground",
            SubtitleStyle.Ground.values(),
            style.ground(),
            ground -> texts.get("style.ground." + ground),
            ground ->
                sample.say(
                    s -> new SubtitleStyle(s.sizePercent(), s.colour(), ground, s.liftPercent()),
                    this::style)),
        new Stepper(
                "style-lift",
                texts.get("style.lift"),
                "",
                0,
                40,
                1,
                style.liftPercent(),
                percent -> texts.get("percent", percent),
                percent ->
                    sample.say(
                        s ->
                            new SubtitleStyle(
                                s.sizePercent(), s.colour(), s.ground(), (int) percent),
                        this::style))
            .narrow(),
        new Line("quiet", texts.get("style.hint")));
  }

  private void style(UnaryOperator<SubtitleStyle> change) {
    rows.tune(tuning -> tuning.subtitles(change.apply(tuning.subtitles())));
  }
}
