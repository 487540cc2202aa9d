package app.tangible.ui.series;

import app.tangible.library.TitleDetail;
import app.tangible.ui.Backdrop;
import app.tangible.ui.Line;
import app.tangible.ui.ProgressBand;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Name, facts, words, and how many episodes are seen. */
final class SeriesHead extends VBox {

  private static final double WORDS = 1080;

  private final Screen screen;
  private final Texts texts;
  private final Line name = new Line("display");
  private final Line facts = new Line("quiet");
  private final Line synopsis = new Line("body");
  private final Line people = new Line("quiet");
  private final ProgressBand progress = new ProgressBand();
  private final Line seen = new Line("quiet");

  SeriesHead(Screen screen, HBox actions) {
    this.screen = screen;
    this.texts = screen.texts();
    synopsis.setMaxWidth(WORDS);
    name.setMaxWidth(WORDS + 200);
    progress.setPrefWidth(360);
    seen.setMinWidth(USE_PREF_SIZE);
    HBox far = new HBox(progress, seen);
    far.getStyleClass().add("series-progress");
    HBox foot = new HBox(actions, far);
    foot.getStyleClass().add("series-foot");
    getStyleClass().add("series-head");
    getChildren().addAll(name, facts, synopsis, people, foot);
  }

  void show(Episodes found, Backdrop backdrop) {
    TitleDetail detail = found.detail();
    name.setText(detail.title().name());
    List<String> all = new ArrayList<>();
    detail.title().year().ifPresent(year -> all.add(String.valueOf(year)));
    detail.studios().stream().limit(1).forEach(all::add);
    long seasons = found.seasons().keySet().stream().filter(number -> number > 0).count();
    all.add(texts.count("seasons", seasons));
    all.add(texts.count("episodes", found.count()));
    detail.title().genres().stream().limit(3).forEach(all::add);
    if (detail.rating() > 0) {
      all.add("★ " + String.format(screen.locale(), "%.1f", detail.rating()));
    }
    all.add(TitleTiles.certificate(detail.certificate()));
    all.removeIf(String::isBlank);
    facts.setText(String.join(" · ", all));
    synopsis.say(detail.synopsis());
    String cast =
        detail.cast().stream()
            .map(TitleDetail.Role::person)
            .limit(4)
            .collect(Collectors.joining(", "));
    people.say(cast.isEmpty() ? "" : texts.get("with", cast));
    progress.share(found.count() == 0 ? 0 : found.seen() / (double) found.count());
    seen.setText(texts.get("seen.of", found.seen(), found.count()));
    backdrop.colours(detail.title().name());
    detail.backdrop().ifPresent(address -> backdrop.fetch(screen, address));
  }
}
