package app.tangible.ui.storefront;

import app.tangible.library.OwnedFilm;
import app.tangible.metadata.FilmFacts;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.ui.Action;
import app.tangible.ui.ActionRow;
import app.tangible.ui.Artwork;
import app.tangible.ui.Backdrop;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One offer: what it is, what it costs, and the purchase from the first press to the film. */
final class OfferView implements View {

  private static final int MOST = 4;

  /** What is known of the offer when it is opened. */
  private record Found(Offer offer, Optional<OwnedFilm> owned, Optional<Purchase> purchase) {}

  private final Screen screen;
  private final Texts texts;
  private final StorefrontPage page;
  private final Artwork artwork = new Artwork(420, 630);
  private final Line title = new Line("display");
  private final Line facts = new Line("quiet");
  private final Line people = new Line("quiet");
  private final Line means = new Line("quiet");
  private final Line synopsis = new Line("body");
  private final Line question = new Line("heading");
  private final ActionRow actions;
  private final FilmLookup lookup;
  private final PurchaseCard progress;
  private final Backdrop root;
  private @Nullable AutoCloseable listening;

  /**
   * @param wanted finds the offer; blocks
   */
  OfferView(Screen screen, StorefrontPage page, Callable<Offer> wanted) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    this.progress = new PurchaseCard(screen);
    actions = new ActionRow(screen);
    lookup = new FilmLookup(screen, page.metadata());
    question.say("");
    people.say("");
    means.say("");
    VBox words = new VBox(title, facts, people, synopsis, question, actions, means, progress);
    words.getStyleClass().add("detail-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox body = new HBox(artwork, words);
    body.getStyleClass().addAll("page-body", "detail");
    root = new Backdrop(new ScrollArea(body));
    progress.setVisible(false);
    screen.work(() -> find(wanted.call()), this::show, failure -> failed());
  }

  private Found find(Offer offer) {
    Optional<OwnedFilm> owned =
        page.library().films().stream().filter(film -> film.film().equals(offer.film())).findAny();
    Optional<Purchase> purchase =
        page.store().purchases().stream()
            .filter(candidate -> candidate.offer().film().equals(offer.film()))
            .reduce((older, newer) -> newer)
            .filter(candidate -> candidate.step().stage() != Purchase.Stage.REFUSED)
            // What was bought and has left the household since can be bought again.
            .filter(
                candidate -> candidate.step().stage() != Purchase.Stage.OWNED || owned.isPresent());
    return new Found(offer, owned, purchase);
  }

  private void show(Found found) {
    Offer offer = found.offer();
    title.setText(offer.title());
    String known =
        texts.get(
            "facts",
            offer.year(),
            offer.studio(),
            screen.formats().length(offer.duration()),
            offer.quality(),
            screen.formats().bytes(offer.sealedBytes()));
    facts.setText(
        offer.genres().isEmpty() ? known : known + " · " + String.join(", ", offer.genres()));
    synopsis.say(offer.synopsis());
    artwork.title(offer.title(), offer.film().hex());
    root.colours(offer.title());
    lookup.facts(offer.title(), offer.year(), answers -> add(offer, answers));
    if (found.purchase().isPresent()) {
      follow(found.purchase().get());
    } else if (found.owned().isPresent()) {
      question.say(texts.get("owned"));
      actions.act(openFilm(found.owned().get().licence().hex()));
    } else {
      offerToBuy(offer);
    }
  }

  private void offerToBuy(Offer offer) {
    question.say(screen.formats().money(offer.price()));
    means.say(texts.get("means"));
    actions.act(
        new Action("buy", texts.get("buy"), Icons.STORE, () -> confirm(offer)).primary(),
        new Action("back", texts.get("back"), Icons.BACK, screen::back));
  }

  private void confirm(Offer offer) {
    means.say(texts.get("means.pay"));
    question.say(texts.get("confirm", offer.title(), screen.formats().money(offer.price())));
    actions.act(
        new Action("pay", texts.get("pay"), Icons.CHECK, () -> buy(offer)).primary(),
        new Action("not-now", texts.get("notNow"), Icons.CROSS, () -> offerToBuy(offer)));
  }

  private void buy(Offer offer) {
    means.say("");
    question.say(texts.get("ordering"));
    actions.act(back());
    screen.work(
        () -> page.store().buy(offer),
        this::follow,
        failure -> {
          screen.notice(texts.get("notBought"));
          offerToBuy(offer);
        });
  }

  private void follow(Purchase purchase) {
    question.say("");
    progress.setVisible(true);
    actions.act(back());
    listening = purchase.onStep(step -> screen.onScreen(() -> step(purchase)));
    step(purchase);
  }

  private void step(Purchase purchase) {
    Purchase.Step step = purchase.step();
    progress.show(step);
    switch (step.stage()) {
      case ORDERED, PAYING, PAID, CERTIFYING -> {}
      case LICENSED, FETCHING, OWNED -> {
        if (root.lookup("#open-film") == null) {
          purchase.licence().ifPresent(licence -> actions.act(openFilm(licence.hex()), back()));
        }
      }
      case REFUSED -> {
        if (purchase.resale().isPresent()) {
          actions.act(back()); // another household's offer is taken on the market's page
        } else if (root.lookup("#again") == null) {
          actions.act(
              new Action(
                      "again", texts.get("again"), Icons.START_OVER, () -> again(purchase.offer()))
                  .primary(),
              back());
        }
      }
    }
  }

  private void again(Offer offer) {
    stopListening();
    progress.setVisible(false);
    offerToBuy(offer);
  }

  private Action back() {
    return new Action("back", texts.get("back"), Icons.BACK, screen::back);
  }

  private Action openFilm(String licence) {
    return new Action(
            "open-film",
            texts.get("open"),
            Icons.FILMS,
            () -> screen.open("film", Map.of("licence", licence)))
        .primary();
  }

  private void add(Offer offer, List<FilmFacts> known) {
    known.stream()
        .map(FilmFacts::synopsis)
        .filter(text -> !text.isBlank() && synopsis.getText().isBlank())
        .findFirst()
        .ifPresent(synopsis::say);
    lookup.poster(known, artwork);
    known.stream()
        .flatMap(from -> from.backdrop().stream())
        .findFirst()
        .ifPresent(address -> root.fetch(screen, address));
    List<String> parts =
        Stream.of(
                offer.genres().isEmpty() ? first(known, FilmFacts::genres) : "",
                first(known, FilmFacts::directors),
                first(known, facts -> facts.cast().stream().map(FilmFacts.Role::person).toList()))
            .filter(part -> !part.isEmpty())
            .toList();
    people.say(String.join(" · ", parts));
  }

  /** Of the best source that knows some, the first of them. */
  private static String first(List<FilmFacts> known, Function<FilmFacts, List<String>> what) {
    return known.stream()
        .map(what)
        .filter(some -> !some.isEmpty())
        .findFirst()
        .map(some -> String.join(", ", some.subList(0, Math.min(MOST, some.size()))))
        .orElse("");
  }

  private void failed() {
    question.say(texts.get("unreachable.body"));
    actions.act(back());
  }

  @Override
  public Node node() {
    return root;
  }

  private void stopListening() {
    if (listening != null) {
      try {
        listening.close();
      } catch (Exception e) {
        throw new IllegalStateException("the purchase does not let go of its listener", e);
      }
      listening = null;
    }
  }

  @Override
  public void close() {
    stopListening();
  }
}
