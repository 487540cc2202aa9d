package app.tangible.ui.market;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.store.Deal;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Resale;
import app.tangible.ui.Action;
import app.tangible.ui.Artwork;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One offer of another household: what it is, what it costs, who gets what, and taking it. */
final class ResaleView implements View {

  private final Screen screen;
  private final Texts texts;
  private final MarketPage page;
  private final Artwork artwork = new Artwork(420, 630);
  private final Line title = new Line("display");
  private final Line facts = new Line("quiet");
  private final Line synopsis = new Line("body");
  private final Line question = new Line("heading");
  private final Line shares = new Line("body");
  private final Line means = new Line("quiet");
  private final HBox actions = new HBox();
  private final HBox root;

  ResaleView(Screen screen, MarketPage page, String offer) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    actions.getStyleClass().add("actions");
    synopsis.say("");
    shares.say("");
    means.say("");
    VBox words = new VBox(title, facts, synopsis, question, shares, means, actions);
    words.getStyleClass().add("detail-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    root = new HBox(artwork, words);
    root.getStyleClass().addAll("page-body", "detail");
    screen.work(() -> page.offer(offer), this::show, failure -> gone());
  }

  private void show(Resale offer) {
    Offer goods = offer.goods();
    title.setText(goods.title());
    facts.setText(
        texts.get(
            "facts",
            goods.year(),
            goods.studio(),
            screen.formats().length(goods.duration()),
            goods.quality(),
            screen.formats().bytes(goods.sealedBytes())));
    synopsis.say(goods.synopsis());
    artwork.title(goods.title(), goods.film().hex());
    means.say(texts.get("means." + offer.deal()));
    if (offer.deal() == Deal.SALE) {
      shares.say(
          texts.get(
              "shares.others",
              screen.formats().money(offer.split().seller()),
              screen.formats().money(offer.split().studio()),
              screen.formats().money(offer.split().platform())));
    }
    askMetadata(goods);
    ask(offer);
  }

  private void ask(Resale offer) {
    question.say(
        switch (offer.deal()) {
          case SALE -> screen.formats().money(offer.goods().price());
          case GIFT -> texts.get("question.gift");
          case LOAN ->
              texts.get("question.loan", offer.until().map(screen.formats()::date).orElse(""));
        });
    act(
        new Action("accept", texts.get("accept." + offer.deal()), Icons.CHECK, () -> accept(offer))
            .primary(),
        back());
  }

  private void accept(Resale offer) {
    if (offer.deal() != Deal.SALE) {
      take(offer);
      return;
    }
    question.say(
        texts.get("confirm", offer.goods().title(), screen.formats().money(offer.goods().price())));
    act(
        new Action("pay", texts.get("pay"), Icons.CHECK, () -> take(offer)).primary(),
        new Action("not-now", texts.get("notNow"), Icons.CROSS, () -> ask(offer)));
  }

  private void take(Resale offer) {
    question.say(texts.get("ordering"));
    act(back());
    screen.work(
        () -> page.market().accept(offer),
        this::follow,
        failure -> {
          screen.notice(texts.get("notTaken"));
          ask(offer);
        });
  }

  /** The way of a purchase is the store's page to show. */
  private void follow(Purchase purchase) {
    String film = purchase.offer().film().hex();
    question.say(texts.get("underWay"));
    act(
        new Action(
                "follow",
                texts.get("follow"),
                Icons.STORE,
                () -> screen.open("store", Map.of("purchase", film)))
            .primary(),
        back());
    screen.open("store", Map.of("purchase", film));
  }

  private Action back() {
    return new Action("back", texts.get("back"), Icons.BACK, screen::back);
  }

  private void act(Node... buttons) {
    boolean had =
        actions.getScene() != null
            && actions.getChildren().contains(actions.getScene().getFocusOwner());
    actions.getChildren().setAll(buttons);
    if (had) {
      buttons[0].requestFocus();
    } else {
      screen.offerFocus(buttons[0]);
    }
  }

  private void askMetadata(Offer goods) {
    FilmQuery query =
        new FilmQuery(goods.title(), OptionalInt.of(goods.year()), screen.locale().toLanguageTag());
    screen.work(() -> page.metadata().ask(query), this::add, failure -> {});
  }

  private void add(List<FilmFacts> known) {
    known.stream()
        .map(FilmFacts::poster)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(poster -> screen.picture(poster, 420, 630, artwork::picture));
  }

  private void gone() {
    question.say(texts.get("gone"));
    act(back());
  }

  @Override
  public Node node() {
    return root;
  }
}
