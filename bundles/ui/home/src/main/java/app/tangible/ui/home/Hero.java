package app.tangible.ui.home;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.ui.Action;
import app.tangible.ui.Backdrop;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The head of the page: one title, large, with what to do about it. */
final class Hero extends VBox {

  private static final double WORDS = 980;

  private final Screen screen;
  private final Texts texts;
  private final TitleTiles tiles;
  private final Line above = new Line("lead");
  private final Line name = new Line("display");
  private final HBox facts = new HBox();
  private final Line words = new Line("body");
  private final ProgressBand progress = new ProgressBand();
  private final Action play;
  private final Action open;

  Hero(Screen screen, TitleTiles tiles) {
    this.screen = screen;
    this.texts = screen.texts();
    this.tiles = tiles;
    play = new Action("hero-play", "", Icons.PLAY, () -> {}).primary();
    open = new Action("hero-open", texts.get("hero.open"), Icons.INFO, () -> {});
    HBox actions = new HBox(play, open);
    actions.getStyleClass().add("actions");
    facts.getStyleClass().add("facts");
    progress.setMaxWidth(420);
    words.setMaxWidth(WORDS);
    words.getStyleClass().add("hero-words");
    name.setMaxWidth(WORDS + 260);
    name.getStyleClass().add("hero-name");
    getStyleClass().add("hero");
    getChildren().addAll(above, name, facts, words, progress, actions);
  }

  Action play() {
    return play;
  }

  void show(TitleDetail detail, Backdrop backdrop) {
    Title title = detail.title();
    above.say(texts.get(title.seen().begun() ? "hero.continue" : above(title)));
    name.setText(title.name());
    facts.getChildren().setAll(new Line("quiet", facts(detail)));
    facts.getChildren().addAll(tiles.badges(title));
    String text = detail.tagline().isEmpty() ? detail.synopsis() : detail.tagline();
    words.say(text);
    boolean begun = title.seen().begun() && !title.length().isZero();
    progress.setVisible(begun);
    progress.setManaged(begun);
    if (begun) {
      progress.share(title.seen().position().toMillis() / (double) title.length().toMillis());
    }
    play.say(
        begun
            ? texts.get("hero.resume", screen.formats().position(title.seen().position()))
            : texts.get("hero.play"),
        Icons.PLAY);
    play.setOnAction(event -> tiles.play(title, false));
    boolean plays = title.onDisk() && title.kind() != Title.Kind.SERIES;
    boolean had = play.isFocused();
    play.there(plays);
    if (!plays && had) {
      open.requestFocus();
    }
    open.setOnAction(event -> tiles.open(title));
    backdrop.colours(title.name());
    detail.backdrop().ifPresent(address -> backdrop.fetch(screen, address));
  }

  private static String above(Title title) {
    return title.kind() == Title.Kind.EPISODE ? "hero.next" : "hero.new";
  }

  private String facts(TitleDetail detail) {
    List<String> facts = new ArrayList<>();
    facts.add(tiles.line(detail.title()));
    detail.title().genres().stream().limit(3).forEach(facts::add);
    facts.removeIf(String::isEmpty);
    return String.join(" · ", facts);
  }
}
