package app.tangible.ui.film;

import app.tangible.decoder.Decoder;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.metadata.FilmFacts;
import app.tangible.store.Deal;
import app.tangible.store.Sale;
import app.tangible.transfer.Transfer;
import app.tangible.ui.Action;
import app.tangible.ui.Artwork;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Newest;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Poster, facts, play or resume, how far the fetch is, and the proof of ownership. */
final class FilmView implements View {

  /** What is asked for at once. */
  private record Found(
      OwnedFilm film,
      Optional<Proof> proof,
      Decoder.Level level,
      Optional<Transfer> transfer,
      boolean begun,
      Optional<Sale> sale) {}

  private final Screen screen;
  private final Texts texts;
  private final FilmPage.Sources sources;
  private final LicenceId licence;
  private final FilmLookup lookup;
  private final Artwork artwork = new Artwork(420, 630);
  private final Line title = new Line("display");
  private final Line facts = new Line("quiet");
  private final Line synopsis = new Line("body");
  private final Line people = new Line("quiet");
  private final Action play;
  private final Action startOver;
  private final HBox deals = new HBox();
  private final DealCard deal;
  private final FetchCard fetch;
  private final ProofCard proof;
  private final Action export;
  private final ScrollArea root;
  private final Newest newest = new Newest();
  private final AutoCloseable listening;
  private final AutoCloseable marketListening;
  private boolean metadataAsked;

  FilmView(Screen screen, FilmPage.Sources sources, LicenceId licence) {
    this.screen = screen;
    this.texts = screen.texts();
    this.sources = sources;
    this.licence = licence;
    lookup = new FilmLookup(screen, sources.metadata());
    play = new Action("play", texts.get("play"), Icons.PLAY, () -> {}).primary();
    startOver = new Action("start-over", texts.get("startOver"), Icons.START_OVER, () -> play(0));
    Action back = new Action("back", texts.get("back"), Icons.BACK, screen::back);
    fetch = new FetchCard(screen, this::load);
    proof = new ProofCard(screen);
    HBox actions = new HBox(play, startOver, back);
    actions.getStyleClass().add("actions");
    people.say("");
    deal = new DealCard(screen);
    deals.getStyleClass().addAll("actions", "deals");
    deals.getChildren().addAll(pass(Deal.SALE), pass(Deal.GIFT), pass(Deal.LOAN));
    export = new Action("export-proof", texts.get("export"), Icons.EXPORT, this::export);
    HBox below = new HBox(export);
    below.getStyleClass().add("actions");
    VBox words =
        new VBox(title, facts, synopsis, people, actions, deals, deal, fetch, proof, below);
    words.getStyleClass().add("detail-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(artwork, words);
    row.getStyleClass().addAll("page-body", "detail");
    root = new ScrollArea(row);
    play.there(false);
    startOver.there(false);
    export.there(false);
    deals.setVisible(false);
    deals.setManaged(false);
    marketListening = sources.market().onChange(() -> screen.onScreen(this::load));
    listening = sources.library().onChange(() -> screen.onScreen(this::load));
    load();
  }

  private Action pass(Deal kind) {
    String icon =
        switch (kind) {
          case SALE -> Icons.SELL;
          case GIFT -> Icons.GIVE;
          case LOAN -> Icons.LEND;
        };
    String id =
        switch (kind) {
          case SALE -> "sell";
          case GIFT -> "give";
          case LOAN -> "lend";
        };
    return new Action(
        id,
        texts.get("pass." + kind),
        icon,
        () -> screen.open("market", Map.of("licence", licence.hex(), "deal", kind.name())));
  }

  private void load() {
    screen.work(this::find, newest.of(this::show), this::failed);
  }

  /** The film may have left the household while its page is open. */
  private void failed(Exception why) {
    screen.notice(texts.get(why instanceof NoSuchElementException ? "gone" : "failed"));
    play.there(false);
    startOver.there(false);
    deals.setVisible(false);
    export.there(false);
    deal.show(Optional.empty());
    proof.setVisible(false); // it says whose the film is
    proof.setManaged(false);
  }

  private Found find() {
    OwnedFilm film = sources.library().film(licence).orElseThrow();
    Optional<Transfer> transfer =
        sources.transfers().list().stream()
            .filter(candidate -> candidate.film().equals(film.film()))
            .reduce((older, newer) -> newer);
    boolean begun = !film.onDisk() && transfer.filter(Beginning::isThere).isPresent();
    Optional<Sale> sale =
        sources.market().mine().stream()
            .filter(known -> !known.over() && known.licence().equals(licence))
            .findFirst();
    return new Found(
        film,
        Proof.read(sources.licences(), sources.export(), film),
        sources.decoder().level(),
        transfer,
        begun,
        sale);
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
    boolean plays = (film.onDisk() || found.begun()) && found.sale().isEmpty();
    boolean firstTime = plays && !play.isVisible();
    boolean parkedNow = found.sale().isPresent() && !deal.isVisible();
    play.there(plays);
    startOver.there(plays && started);
    deal.show(found.sale());
    passing(found);
    if (found.sale().isEmpty()) {
      fetch.follow(film, found.transfer());
    }
    proof.show(found.proof(), found.level());
    export.there(found.proof().isPresent());
    if (firstTime) {
      screen.offerFocus(play);
    } else if (parkedNow) {
      screen.offerFocus(deal.action());
    }
    askMetadata(film);
  }

  /** What may be sold, given or lent; nothing of what is borrowed, or on offer already. */
  private void passing(Found found) {
    boolean owned =
        found.sale().isEmpty()
            && screen.has("market")
            && found
                .proof()
                .filter(proof -> proof.licence().kind() == LicenceDocument.Kind.OWNED)
                .isPresent();
    boolean resale = owned && found.proof().orElseThrow().licence().rights().resale();
    boolean loanable = owned && found.proof().orElseThrow().licence().rights().loanable();
    there(0, resale);
    there(1, resale);
    there(2, loanable);
    deals.setVisible(resale || loanable);
    deals.setManaged(resale || loanable);
  }

  private void there(int which, boolean wanted) {
    ((Action) deals.getChildren().get(which)).there(wanted);
  }

  private void export() {
    screen.work(
        () -> new Export(sources).write(sources.library().film(licence).orElseThrow()),
        file -> screen.notice(texts.get("exported", file)),
        failure -> screen.notice(texts.get("notExported")));
  }

  private void play(long fromMillis) {
    screen.open("playing", Map.of("licence", licence.hex(), "from", String.valueOf(fromMillis)));
  }

  private void askMetadata(OwnedFilm film) {
    if (!metadataAsked) {
      metadataAsked = true;
      lookup.facts(film.title(), film.year(), this::add);
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
    lookup.poster(known, artwork);
  }

  private String peopleOf(FilmFacts from) {
    String cast =
        from.cast().stream().map(FilmFacts.Role::person).limit(5).collect(Collectors.joining(", "));
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
      marketListening.close();
    } catch (Exception e) {
      throw new IllegalStateException("library or market does not let go of its listener", e);
    }
  }
}
