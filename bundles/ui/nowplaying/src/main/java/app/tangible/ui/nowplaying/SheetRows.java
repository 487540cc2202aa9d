package app.tangible.ui.nowplaying;

import app.tangible.player.Player;
import app.tangible.player.Track;
import app.tangible.player.Tuning;
import app.tangible.ui.Choice;
import app.tangible.ui.Overlay;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Stepper;
import app.tangible.ui.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What the sheets at the side are made of; what is chosen there is told to the player. */
final class SheetRows {

  private final Screen screen;
  private final Texts texts;
  private final Player player;
  private final TrackWords words;
  private final Runnable gone;

  /**
   * @param gone runs when a sheet is closed
   */
  SheetRows(Screen screen, Player player, Runnable gone) {
    this.screen = screen;
    this.texts = screen.texts();
    this.player = player;
    this.words = new TrackWords(texts, screen.locale());
    this.gone = gone;
  }

  Overlay open(String heading, Node... rows) {
    VBox list = new VBox(rows);
    list.getStyleClass().add("row-list");
    return screen.sheet(texts.get(heading), new ScrollArea(list), gone);
  }

  void tune(UnaryOperator<Tuning> change) {
    player.tune(change.apply(player.tuning()));
  }

  Choice<Integer> tracks(String id, Track.Kind kind) {
    List<Track> tracks = player.tracks();
    return new Choice<>(
        screen,
        id.replace('.', '-'),
        texts.get(id),
        words.options(tracks, kind),
        TrackWords.on(tracks, kind),
        chosen -> player.select(kind, chosen));
  }

  Stepper delay(String id, String hint, Duration now, int mostMillis, int stepMillis, Later later) {
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

  <T extends Enum<T>> Choice<T> enums(
      String id, T[] values, T now, Function<T, String> words, Consumer<T> chosen) {
    List<Choice.Option<T>> options =
        Stream.of(values).map(value -> new Choice.Option<>(value, words.apply(value))).toList();
    return new Choice<>(screen, id.replace('.', '-'), texts.get(id), options, now, chosen);
  }

  interface Later {
    void by(Duration delay);
  }
}
