package app.tangible.ui.film;

import app.tangible.decoder.Decoder;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.transfer.Transfer;
import app.tangible.ui.Action;
import app.tangible.ui.Artwork;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Poster, facts, play or resume, how far the fetch is, and the proof of ownership. */
final class FilmView implements View {

  /** What is asked for at once. */
  private record Found(
      OwnedFilm film, Optional<Proof> proof, Decoder.Level level, Optional<Transfer> transfer) {}

  private final Screen screen;
  private final Texts texts;
  private final FilmPage.Sources sources;
  private final LicenceId licence;
  private final Artwork artwork = new Artwork(420, 630);
  private final Line title = new Line("display");
  private final Line facts = new Line("quiet");
  private final Line synopsis = new Line("body");
  private final Line people = new Line("quiet");
  private final Action play;
  private final Action startOver;
  private final FetchCard fetch;
  private final ProofCard proof;
  private final ScrollArea root;
  private final Newest newest = new Newest();
  private final AutoCloseable listening;
  private boolean metadataAsked;

  FilmView(Screen screen, FilmPage.Sources sources, LicenceId licence) {
    this.screen = screen;
    this.texts = screen.texts();
    this.sources = sources;
    this.licence = licence;
    play = new Action("play", texts.get("play"), Icons.PLAY, () -> {}).primary();
    startOver = new Action("start-over", texts.get("startOver"), Icons.START_OVER, () -> play(0));
    Action back = new Action("back", texts.get("back"), Icons.BACK, screen::back);
    fetch = new FetchCard(screen);
    proof = new ProofCard(screen);
    HBox actions = new HBox(play, startOver, back);
    actions.getStyleClass().add("actions");
    people.say("");
    VBox words = new VBox(title, facts, synopsis, people, actions, fetch, proof);
    words.getStyleClass().add("detail-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(artwork, words);
    row.getStyleClass().addAll("page-body", "detail");
    root = new ScrollArea(row);
    play.there(false);
    startOver.there(false);
    listening = sources.library().onChange(() -> screen.onScreen(this::load));
    load();
  }

  private void load() {
    screen.work(this::find, newest.of(this::show), failure -> screen.notice(texts.get("failed")));
  }

  private Found find() {
    OwnedFilm film = sources.library().film(licence).orElseThrow();
    Optional<Transfer> transfer =
        sources.transfers().list().stream()
            .filter(candidate -> candidate.film().equals(film.film()))
            .reduce((older, newer) -> newer);
    return new Found(
        film, Proof.read(sources.licences(), film), sources.decoder().level(), transfer);
  }

  private void show(Found found) {
    OwnedFilm film = found.film();
    title.setText(film.title());
    facts.setText(
        texts.get(
            "facts",
            film.year(),
            film.studio(),
            screen.formats().length(film.duration()),
            film.quality()));
    if (synopsis.getText().isEmpty()) {
      synopsis.say(film.synopsis());
    }
    artwork.title(film.title(), film.film().hex());
    boolean started = !film.resumeAt().isZero();
    play.say(
        started
            ? texts.get("resume", screen.formats().position(film.resumeAt()))
            : texts.get("play"),
        Icons.PLAY);
    play.setOnAction(event -> play(film.resumeAt().toMillis()));
    boolean firstTime = film.onDisk() && !play.isVisible();
    play.there(film.onDisk());
    startOver.there(film.onDisk() && started);
    fetch.follow(film, found.transfer());
    proof.show(found.proof(), found.level());
    if (firstTime) {
      screen.offerFocus(play);
    }
    askMetadata(film);
  }

  private void play(long fromMillis) {
    screen.open("playing", Map.of("licence", licence.hex(), "from", String.valueOf(fromMillis)));
  }

  private void askMetadata(OwnedFilm film) {
    if (!metadataAsked) {
      metadataAsked = true;
      FilmQuery query =
          new FilmQuery(film.title(), OptionalInt.of(film.year()), screen.locale().toLanguageTag());
      screen.work(() -> sources.metadata().ask(query), this::add, failure -> {});
    }
  }

  private void add(List<FilmFacts> known) {
    known.stream()
        .filter(from -> !from.synopsis().isBlank())
        .findFirst()
        .ifPresent(from -> synopsis.say(from.synopsis()));
    known.stream()
        .filter(from -> !from.cast().isEmpty() || !from.genres().isEmpty())
        .findFirst()
        .ifPresent(from -> people.say(peopleOf(from)));
    known.stream()
        .map(FilmFacts::poster)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(poster -> screen.picture(poster, 420, 630, artwork::picture));
  }

  private String peopleOf(FilmFacts from) {
    String cast = from.cast().stream().limit(5).collect(Collectors.joining(", "));
    String genres = from.genres().stream().limit(4).collect(Collectors.joining(", "));
    String known = cast.isEmpty() || genres.isEmpty() ? cast + genres : genres + " · " + cast;
    return texts.get("people", known, from.source());
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    fetch.close();
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("the library does not let go of its listener", e);
    }
  }
}
