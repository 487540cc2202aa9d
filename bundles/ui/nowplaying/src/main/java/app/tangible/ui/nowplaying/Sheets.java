package app.tangible.ui.nowplaying;

import app.tangible.player.Chapter;
import app.tangible.player.Player;
import app.tangible.player.SubtitleStyle;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.ui.Choice;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.Row;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Stepper;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import app.tangible.viewing.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is chosen at the side while it plays: sound, subtitles, chapters, and the rest. */
final class Sheets {

  private static final List<Integer> SLEEP_MINUTES = List.of(15, 30, 45, 60, 90);
  private static final int AT_END = -1;

  private final Screen screen;
  private final Texts texts;
  private final NowPlayingPage.Theatre theatre;
  private final Player player;
  private final TrackWords words;
  private final Runnable gone;

  /**
   * @param gone runs when a sheet is closed
   */
  Sheets(Screen screen, NowPlayingPage.Theatre theatre, Runnable gone) {
    this.screen = screen;
    this.texts = screen.texts();
    this.theatre = theatre;
    this.player = theatre.player();
    this.words = new TrackWords(texts, screen.locale());
    this.gone = gone;
  }

  private Overlay open(String heading, Node... rows) {
    VBox list = new VBox(rows);
    list.getStyleClass().add("row-list");
    return screen.sheet(texts.get(heading), new ScrollArea(list), gone);
  }

  private void tune(UnaryOperator<Tuning> change) {
    player.tune(change.apply(player.tuning()));
  }

  private void style(UnaryOperator<SubtitleStyle> change) {
    tune(tuning -> tuning.subtitles(change.apply(tuning.subtitles())));
  }

  private Choice<Integer> tracks(String id, Track.Kind kind) {
    List<Track> tracks = player.tracks();
    return new Choice<>(
        screen,
        id.replace('.', '-'),
        texts.get(id),
        words.options(tracks, kind),
        TrackWords.on(tracks, kind),
        chosen -> player.select(kind, chosen));
  }

  private Stepper delay(
      String id, String hint, Duration now, int mostMillis, int stepMillis, Later later) {
    return new Stepper(
            id.replace('.', '-'),
            texts.get(id),
            texts.get(hint),
            -mostMillis,
            mostMillis,
            stepMillis,
            now.toMillis(),
            millis -> texts.get("milliseconds", millis),
            millis -> later.by(Duration.ofMillis(millis)))
        .narrow();
  }

  private interface Later {
    void by(Duration delay);
  }

  void sound() {
    Tuning now = player.tuning();
    open(
        "sound",
        tracks("sound.track", Track.Kind.AUDIO),
        delay(
            "sound.delay",
            "sound.delay.hint",
            now.soundDelay(),
            2000,
            50,
            delay -> tune(tuning -> tuning.soundDelay(delay))),
        new Toggle(
            "passthrough",
            texts.get("passthrough"),
            texts.get("passthrough.hint"),
            now.passthrough(),
            on -> tune(tuning -> tuning.passthrough(on))));
  }

  void subtitles() {
    Tuning now = player.tuning();
    SubtitleStyle style = now.subtitles();
    StyleSample sample = new StyleSample(texts.get("style.sample"), style);
    open(
        "subtitles",
        tracks("subtitles.track", Track.Kind.SUBTITLE),
        delay(
            "subtitles.delay",
            "subtitles.delay.hint",
            now.subtitleDelay(),
            10_000,
            100,
            delay -> tune(tuning -> tuning.subtitleDelay(delay))),
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
        enums(
            "style.colour",
            SubtitleStyle.Colour.values(),
            style.colour(),
            colour -> texts.get("style.colour." + colour),
            colour ->
                sample.say(
                    s -> new SubtitleStyle(s.sizePercent(), colour, s.ground(), s.liftPercent()),
                    this::style)),
        enums(
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

  private <T extends Enum<T>> Choice<T> enums(
      String id, T[] values, T now, Function<T, String> words, Consumer<T> chosen) {
    List<Choice.Option<T>> options =
        Stream.of(values).map(value -> new Choice.Option<>(value, words.apply(value))).toList();
    return new Choice<>(screen, id.replace('.', '-'), texts.get(id), options, now, chosen);
  }

  void chapters() {
    List<Chapter> chapters = player.chapters();
    Duration at = player.now().position();
    List<Node> rows = new ArrayList<>();
    Overlay[] sheet = new Overlay[1];
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      boolean on =
          at.compareTo(chapter.from()) >= 0
              && (i + 1 == chapters.size() || at.compareTo(chapters.get(i + 1).from()) < 0);
      String name = chapter.name().isBlank() ? texts.get("chapter.number", i + 1) : chapter.name();
      rows.add(
          new Row(
                  "chapter-" + i,
                  "",
                  name,
                  "",
                  () -> {
                    sheet[0].close();
                    player.seek(chapter.from());
                  })
              .value(screen.formats().position(chapter.from()))
              .marked(on));
    }
    sheet[0] = open("chapters", rows.toArray(Node[]::new));
  }

  void more() {
    Tuning now = player.tuning();
    Scene scene = theatre.viewing().now();
    List<Node> rows = new ArrayList<>();
    rows.add(
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
            speed -> tune(tuning -> tuning.speed(speed))));
    rows.add(
        enums(
            "framing",
            Tuning.Framing.values(),
            now.framing(),
            framing -> texts.get("framing." + framing),
            framing -> tune(tuning -> tuning.framing(framing))));
    rows.add(sleep(scene));
    rows.add(
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
                rows.add(
                    new Toggle(
                        "display",
                        texts.get("display"),
                        texts.get("display.hint"),
                        display.follows(),
                        on -> screen.work(() -> follow(display, on), done -> {}, failed -> {}))));
    open("more", rows.toArray(Node[]::new));
  }

  private boolean follow(app.tangible.player.Display display, boolean on) {
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

  /** Words as subtitles will look; what is chosen is applied when it no longer changes. */
  private static final class StyleSample extends StackPane {

    private final Line line;
    private final javafx.animation.PauseTransition settled =
        new javafx.animation.PauseTransition(javafx.util.Duration.millis(600));
    private SubtitleStyle style;

    StyleSample(String words, SubtitleStyle style) {
      this.style = style;
      line = new Line("style-sample", words);
      getStyleClass().add("style-ground");
      getChildren().add(line);
      draw();
    }

    void say(UnaryOperator<SubtitleStyle> change, Consumer<UnaryOperator<SubtitleStyle>> apply) {
      style = change.apply(style);
      draw();
      SubtitleStyle wanted = style;
      settled.setOnFinished(event -> apply.accept(before -> wanted));
      settled.playFromStart();
    }

    private void draw() {
      String ground =
          switch (style.ground()) {
            case OUTLINE -> "-fx-effect: dropshadow(three-pass-box, black, 5, 0.9, 0, 0);";
            case SHADOW -> "-fx-effect: dropshadow(three-pass-box, black, 6, 0.6, 4, 4);";
            case BOX -> "-fx-background-color: #000000c0;";
          };
      line.setStyle(
          "-fx-text-fill: #%06x; -fx-font-size: %dpx; %s"
              .formatted(style.colour().rgb(), 36 * style.sizePercent() / 100, ground));
      line.setTranslateY(-Math.max(0, style.liftPercent() - 3) * 1.6);
    }
  }
}
