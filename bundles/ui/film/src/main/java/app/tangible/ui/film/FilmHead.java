package app.tangible.ui.film;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.ui.Artwork;
import app.tangible.ui.Backdrop;
import app.tangible.ui.Badge;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.TitleTiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Name or logo, facts, badges, words and people; the poster beside them. */
final class FilmHead extends HBox {

  private static final double LOGO_WIDTH = 620;
  private static final double LOGO_HEIGHT = 190;
  private static final int PEOPLE = 4;

  private final Screen screen;
  private final Texts texts;
  private final TitleTiles tiles;
  private final Artwork artwork = new Artwork(324, 486);
  private final Line name = new Line("display");
  private final ImageView logo = new ImageView();
  private final HBox facts = new HBox();
  private final Line tagline = new Line("lead");
  private final Line synopsis = new Line("body");
  private final Line people = new Line("quiet");
  private final VBox words;

  FilmHead(Screen screen, TitleTiles tiles, HBox actions) {
    this.screen = screen;
    this.texts = screen.texts();
    this.tiles = tiles;
    facts.getStyleClass().add("facts");
    people.say("");
    tagline.say("");
    synopsis.setMaxWidth(1040);
    logo.setPreserveRatio(true);
    logo.setFitWidth(LOGO_WIDTH);
    logo.setFitHeight(LOGO_HEIGHT);
    words = new VBox(name, facts, tagline, synopsis, people, actions);
    words.getStyleClass().add("film-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    getStyleClass().add("film-head");
    getChildren().addAll(artwork, words);
  }

  void show(TitleDetail detail, String quality, Backdrop backdrop) {
    Title title = detail.title();
    if (!title.name().equals(name.getText())) {
      artwork.none(); // it was put right: what the former one had is not its own
    }
    name.setText(title.name());
    facts.getChildren().setAll(new Line("quiet", facts(detail, quality)));
    facts.getChildren().addAll(tiles.badges(title));
    streams(detail).forEach(fact -> facts.getChildren().add(new Badge(fact, Badge.Tone.PLAIN)));
    if (title.seen().times() > 0) {
      facts.getChildren().add(new Badge(texts.get("seen"), Badge.Tone.GOOD));
    }
    tagline.say(detail.tagline());
    if (!detail.synopsis().isEmpty()) {
      synopsis.say(detail.synopsis());
    }
    if (!detail.cast().isEmpty() || !detail.directors().isEmpty()) {
      people.say(people(detail));
    }
    artwork.title(title.name(), title.id().value());
    title.poster().ifPresent(address -> artwork.fetch(screen, address));
    backdrop.colours(title.name());
    detail.backdrop().ifPresent(address -> backdrop.fetch(screen, address));
    detail
        .logo()
        .ifPresent(address -> screen.picture(address, LOGO_WIDTH, LOGO_HEIGHT, this::logo));
  }

  /** Puts something below the buttons. */
  void below(Node node) {
    words.getChildren().add(node);
  }

  /** What sources say of an owned film of which the shelf says little. */
  void add(String moreSynopsis, String morePeople) {
    if (!moreSynopsis.isBlank()) {
      synopsis.say(moreSynopsis);
    }
    if (!morePeople.isBlank()) {
      people.say(morePeople);
    }
  }

  Artwork artwork() {
    return artwork;
  }

  private void logo(javafx.scene.image.Image image) {
    logo.setImage(image);
    logo.setAccessibleText(name.getText());
    words.getChildren().set(0, logo);
  }

  private String facts(TitleDetail detail, String quality) {
    Title title = detail.title();
    List<String> all = new ArrayList<>();
    title.year().ifPresent(year -> all.add(String.valueOf(year)));
    detail.studios().stream().limit(1).forEach(all::add);
    if (!title.length().isZero()) {
      all.add(screen.formats().length(title.length()));
    }
    all.add(quality);
    title.genres().stream().limit(3).forEach(all::add);
    if (detail.rating() > 0) {
      all.add("★ " + String.format(screen.locale(), "%.1f", detail.rating()));
    }
    all.add(TitleTiles.certificate(detail.certificate()));
    all.removeIf(String::isBlank);
    return String.join(" · ", all);
  }

  /** HEVC, AC3 5.1: the first of each kind. */
  private static List<String> streams(TitleDetail detail) {
    List<String> facts = new ArrayList<>();
    for (String kind : List.of("video", "audio")) {
      detail.streams().stream()
          .filter(stream -> stream.kind().equals(kind))
          .findFirst()
          .ifPresent(
              stream ->
                  facts.add(
                      (stream.codec().toUpperCase(Locale.ROOT)
                              + (kind.equals("audio") ? " " + stream.facts() : ""))
                          .strip()));
    }
    facts.removeIf(String::isBlank);
    return facts;
  }

  private String people(TitleDetail detail) {
    String cast =
        detail.cast().stream()
            .map(TitleDetail.Role::person)
            .limit(PEOPLE)
            .collect(Collectors.joining(", "));
    String directors = String.join(", ", detail.directors());
    return directors.isEmpty()
        ? cast
        : cast.isEmpty()
            ? texts.get("directed", directors)
            : texts.get("directed", directors) + " · " + texts.get("with", cast);
  }
}
