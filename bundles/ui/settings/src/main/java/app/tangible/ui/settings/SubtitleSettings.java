package app.tangible.ui.settings;

import app.tangible.player.Player;
import app.tangible.player.SubtitleStyle;
import app.tangible.ui.Choice;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Stepper;
import app.tangible.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;

/** How subtitles that are text look, from the next picture on. */
final class SubtitleSettings implements Settings {

  private static final int SMALLEST = 50;
  private static final int BIGGEST = 300;
  private static final int STEP = 25;
  private static final int HIGHEST = 40;

  private final Screen screen;
  private final Texts texts;
  private final List<Node> rows = new ArrayList<>();

  SubtitleSettings(Screen screen, SettingsPage page) {
    this.screen = screen;
    this.texts = screen.texts();
    page.player()
        .ifPresentOrElse(this::show, () -> rows.add(new Line("body", texts.get("playback.none"))));
  }

  private void show(Player player) {
    SubtitleStyle now = player.tuning().subtitles();
    rows.add(
        new Stepper(
            "subtitle-size",
            texts.get("subtitle.size"),
            texts.get("subtitle.size.hint"),
            SMALLEST,
            BIGGEST,
            STEP,
            now.sizePercent(),
            percent -> screen.formats().percent(percent / 100.0),
            percent ->
                tune(
                    player,
                    style ->
                        new SubtitleStyle(
                            (int) percent, style.colour(), style.ground(), style.liftPercent()))));
    rows.add(
        new Choice<>(
            screen,
            "subtitle-colour",
            texts.get("subtitle.colour"),
            Stream.of(SubtitleStyle.Colour.values())
                .map(colour -> new Choice.Option<>(colour, texts.get("colour." + colour)))
                .toList(),
            now.colour(),
            colour ->
                tune(
                    player,
                    style ->
                        new SubtitleStyle(
                            style.sizePercent(), colour, style.ground(), style.liftPercent()))));
    rows.add(
        new Choice<>(
            screen,
            "subtitle-ground",
            texts.get("subtitle.ground"),
            Stream.of(SubtitleStyle.Ground.values())
                .map(ground -> new Choice.Option<>(ground, texts.get("ground." + ground)))
                .toList(),
            now.ground(),
            ground ->
                tune(
                    player,
                    style ->
                        new SubtitleStyle(
                            style.sizePercent(), style.colour(), ground, style.liftPercent()))));
    rows.add(
        new Stepper(
            "subtitle-lift",
            texts.get("subtitle.lift"),
            texts.get("subtitle.lift.hint"),
            0,
            HIGHEST,
            1,
            now.liftPercent(),
            percent -> screen.formats().percent(percent / 100.0),
            percent ->
                tune(
                    player,
                    style ->
                        new SubtitleStyle(
                            style.sizePercent(), style.colour(), style.ground(), (int) percent))));
    rows.add(new Line("quiet", texts.get("subtitle.language")));
  }

  private void tune(Player player, UnaryOperator<SubtitleStyle> change) {
    screen.work(
        () -> {
          player.tune(player.tuning().subtitles(change.apply(player.tuning().subtitles())));
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
