package app.tangible.ui.market;

import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.store.Deal;
import app.tangible.store.Household;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Terms;
import app.tangible.ui.Action;
import app.tangible.ui.Artwork;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.ScrollArea;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Selling, giving or lending one film: on which terms, and what happens then, in plain words. */
final class ProposalView implements View {

  private static final Duration STANDS = Duration.ofDays(30);
  private static final int FIRST_DAYS = 7;
  private static final int MOST_DAYS = 60;

  /** What is asked for at once. */
  private record Found(OwnedFilm film, Terms terms) {}

  private final Screen screen;
  private final Texts texts;
  private final MarketPage page;
  private final LicenceId licence;
  private final Deal deal;
  private final Artwork artwork = new Artwork(300, 450);
  private final Line title = new Line("title");
  private final Line lead = new Line("lead");
  private final VBox chooser = new VBox();
  private final Line shares = new Line("body");
  private final Consequences consequences;
  private final Action confirm;
  private final HBox actions;
  private final ScrollArea root;
  private @Nullable Stepper stepper;
  private Optional<Household> to = Optional.empty();

  ProposalView(Screen screen, MarketPage page, LicenceId licence, Deal deal) {
    this.screen = screen;
    this.texts = screen.texts();
    this.page = page;
    this.licence = licence;
    this.deal = deal;
    lead.setText(texts.get("propose." + deal));
    shares.setId("shares");
    shares.say("");
    chooser.getStyleClass().add("chooser");
    consequences = new Consequences(screen);
    confirm =
        new Action("confirm-offer", texts.get("confirm-offer." + deal), Icons.CHECK, () -> {});
    confirm.primary();
    confirm.there(false);
    actions = new HBox(confirm, new Action("back", texts.get("back"), Icons.BACK, screen::back));
    actions.getStyleClass().add("actions");
    VBox words = new VBox(lead, title, chooser, shares, actions, consequences);
    words.getStyleClass().addAll("detail-words", "proposal");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(artwork, words);
    row.getStyleClass().addAll("page-body", "detail");
    root = new ScrollArea(row);
    screen.work(this::find, this::show, failure -> unreachable());
  }

  private Found find() {
    return new Found(page.library().film(licence).orElseThrow(), page.market().terms(licence));
  }

  private void show(Found found) {
    title.setText(found.film().title());
    artwork.title(found.film().title(), found.film().film().hex());
    new FilmLookup(screen, page.metadata())
        .poster(found.film().title(), found.film().year(), artwork);
    confirm.setOnAction(event -> propose(found));
    switch (deal) {
      case SALE -> choosePrice(found.terms());
      case GIFT -> chooseHousehold();
      case LOAN -> {
        chooseDays();
        chooseHousehold();
      }
    }
    confirm.there(deal == Deal.SALE);
    explain(found.terms());
    screen.offerFocus(chooser.lookup(deal == Deal.SALE ? "#price-up" : ".action"));
  }

  private void choosePrice(Terms terms) {
    String currency = terms.newPrice().currency();
    long step = stepOf(terms.newPrice());
    // Used films cost about six tenths of new ones; a round number to begin with.
    long first = Math.round(terms.newPrice().minorUnits() * 0.6 / step) * step;
    stepper =
        new Stepper(
            "price",
            texts.get("price.less"),
            texts.get("price.more"),
            first,
            step,
            Math.max(step, terms.newPrice().minorUnits() * 10),
            units -> screen.formats().money(new Money(units, currency)),
            () -> explain(terms));
    chooser.getChildren().add(stepper);
  }

  private static long stepOf(Money price) {
    int digits =
        Math.max(0, java.util.Currency.getInstance(price.currency()).getDefaultFractionDigits());
    return digits == 0 ? 1 : Math.round(Math.pow(10, digits) / 2);
  }

  private void chooseDays() {
    stepper =
        new Stepper(
            "days",
            texts.get("days.less"),
            texts.get("days.more"),
            FIRST_DAYS,
            1,
            MOST_DAYS,
            days -> texts.count("days", days),
            this::explainLoan);
    chooser.getChildren().add(stepper);
  }

  private void chooseHousehold() {
    chooser
        .getChildren()
        .addAll(
            new Line("heading", texts.get("to." + deal)),
            new CodeEntry(screen, page.market()::household, this::found));
  }

  private void found(Optional<Household> household) {
    to = household;
    confirm.there(household.isPresent());
    if (household.isPresent() && confirm.getScene() != null) {
      confirm.getScene().getRoot().layout();
      confirm.requestFocus();
    }
  }

  private Money price(Terms terms) {
    return new Money(stepper == null ? 0 : stepper.value(), terms.newPrice().currency());
  }

  private void explain(Terms terms) {
    switch (deal) {
      case SALE -> {
        var split = terms.split(price(terms));
        shares.say(
            texts.get(
                "shares.mine",
                screen.formats().money(split.seller()),
                screen.formats().money(split.studio()),
                screen.formats().money(split.platform())));
        consequences.say("keys", "file", "sold", "back");
      }
      case GIFT -> consequences.say("keys", "file", "given", "back");
      case LOAN -> explainLoan();
    }
  }

  private void explainLoan() {
    Duration loan = Duration.ofDays(stepper == null ? FIRST_DAYS : stepper.value());
    shares.say(texts.get("loan.until", screen.formats().date(Instant.now().plus(loan))));
    consequences.say("keys", "stays", "returns", "nochain");
  }

  private void propose(Found found) {
    confirm.setDisable(true);
    String currency = found.terms().newPrice().currency();
    Proposal proposal =
        switch (deal) {
          case SALE -> Proposal.sale(price(found.terms()), STANDS);
          case GIFT -> Proposal.gift(to.orElseThrow(), currency, STANDS);
          case LOAN ->
              Proposal.loan(
                  to.orElseThrow(),
                  currency,
                  Duration.ofDays(stepper == null ? FIRST_DAYS : stepper.value()));
        };
    screen.work(
        () -> page.market().offer(licence, proposal),
        sale -> screen.back(),
        failure -> {
          confirm.setDisable(false);
          screen.notice(texts.get("failed"));
        });
  }

  private void unreachable() {
    title.setText(texts.get("unreachable.heading"));
    shares.say(texts.get("unreachable.body"));
    screen.offerFocus(actions.getChildren().getLast());
  }

  @Override
  public Node node() {
    return root;
  }
}
