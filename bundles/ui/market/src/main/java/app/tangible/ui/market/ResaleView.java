package app.tangible.ui.market;

import app.tangible.metadata.FilmFacts;
import app.tangible.store.Deal;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Resale;
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
  private final ActionRow actions;
  private final FilmLookup lookup;
  private final Backdrop root;

  ResaleView(Screen screen, MarketPage page, String offer) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    actions = new ActionRow(screen);
    lookup = new FilmLookup(screen, page.metadata());
    synopsis.say("");
    shares.say("");
    means.say("");
    VBox words = new VBox(title, facts, synopsis, question, shares, means, actions);
    words.getStyleClass().add("detail-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox body = new HBox(artwork, words);
    body.getStyleClass().addAll("page-body", "detail");
    root = new Backdrop(new ScrollArea(body));
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
    root.colours(goods.title());
    means.say(texts.get("means." + offer.deal()));
    if (offer.deal() == Deal.SALE) {
      shares.say(
          texts.get(
              "shares.others",
              screen.formats().money(offer.split().seller()),
              screen.formats().money(offer.split().studio()),
              screen.formats().money(offer.split().platform())));
    }
    lookup.facts(goods.title(), goods.year(), this::picture);
    ask(offer);
  }

  private void picture(List<FilmFacts> known) {
    lookup.poster(known, artwork);
    known.stream()
        .flatMap(from -> from.backdrop().stream())
        .findFirst()
        .ifPresent(address -> root.fetch(screen, address));
  }

  private void ask(Resale offer) {
    question.say(
        switch (offer.deal()) {
          case SALE -> screen.formats().money(offer.goods().price());
          case GIFT -> texts.get("question.gift");
          case LOAN ->
              texts.get("question.loan", offer.until().map(screen.formats()::date).orElse(""));
        });
    actions.act(
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
    actions.act(
        new Action("pay", texts.get("pay"), Icons.CHECK, () -> take(offer)).primary(),
        new Action("not-now", texts.get("notNow"), Icons.CROSS, () -> ask(offer)));
  }

  private void take(Resale offer) {
    question.say(texts.get("ordering"));
    actions.act(back());
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
    actions.act(
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

  private void gone() {
    question.say(texts.get("gone"));
    actions.act(back());
  }

  @Override
  public Node node() {
    return root;
  }
}
