package app.tangible.ui.film;

import app.tangible.licence.LicenceId;
import app.tangible.store.Deal;
import app.tangible.store.StoreException;
import app.tangible.ui.Action;
import app.tangible.ui.Icons;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What an owned film has beside an ordinary one: sell, give, lend, its fetch, its proof. */
final class OwnedPart {

  private final Screen screen;
  private final Texts texts;
  private final FilmPage.Sources sources;
  private final LicenceId licence;
  private final Action sell;
  private final Action give;
  private final Action lend;
  private final HBox deals = new HBox();
  private final DealCard deal;
  private final FetchCard fetch;
  private final ProofCard proof;
  private final Action export;
  private final VBox above;
  private final VBox below;
  private Optional<Owned> shown = Optional.empty();

  /**
   * @param playable runs when the film that is fetched can be begun
   */
  OwnedPart(Screen screen, FilmPage.Sources sources, LicenceId licence, Runnable playable) {
    this.screen = screen;
    this.texts = screen.texts();
    this.sources = sources;
    this.licence = licence;
    sell = pass(Deal.SALE, "sell", Icons.SELL);
    give = pass(Deal.GIFT, "give", Icons.GIVE);
    lend = pass(Deal.LOAN, "lend", Icons.LEND);
    deals.getStyleClass().addAll("actions", "deals");
    deals.getChildren().addAll(sell, give, lend);
    deal = new DealCard(screen);
    fetch = new FetchCard(screen, playable, this::fetchAgain);
    proof = new ProofCard(screen);
    export = new Action("export-proof", texts.get("export"), Icons.EXPORT, this::export);
    above = new VBox(deals, deal, fetch);
    above.getStyleClass().add("owned");
    below = new VBox(proof, export);
    below.getStyleClass().add("owned");
    hide();
    screen.whether("market", there -> draw());
  }

  private Action pass(Deal kind, String id, String icon) {
    return new Action(
        id,
        texts.get("pass." + kind),
        icon,
        () -> screen.open("market", Map.of("licence", licence.hex(), "deal", kind.name())));
  }

  /** What brings a film back that was left out. */
  Action again() {
    return fetch.again();
  }

  /** Below the head of the page. */
  Node above() {
    return above;
  }

  /** At the end of the page. */
  Node below() {
    return below;
  }

  DealCard deal() {
    return deal;
  }

  void show(Owned owned) {
    shown = Optional.of(owned);
    deal.show(owned.sale());
    if (owned.sale().isEmpty()) {
      fetch.follow(owned.film(), owned.transfer(), owned.leftOut());
    }
    proof.show(owned.proof(), owned.level());
    there(proof, true);
    export.there(owned.proof().isPresent());
    if (owned.film().onDisk() && owned.plays()) {
      sources.decoder().expect(sources.library().sealedFile(owned.film().film()));
    }
    draw();
  }

  /** The film may have left the household while its page is open. */
  void hide() {
    shown = Optional.empty();
    there(proof, false);
    export.there(false);
    deal.show(Optional.empty());
    draw();
  }

  private void draw() {
    Optional<Owned> passable = shown.filter(owned -> screen.has("market"));
    boolean passes = passable.filter(Owned::maySell).isPresent();
    boolean lends = passable.filter(Owned::mayLend).isPresent();
    sell.there(passes);
    give.there(passes);
    lend.there(lends);
    there(deals, passes || lends);
    boolean any = deals.isVisible() || deal.isVisible() || fetch.isVisible();
    there(above, any);
  }

  private static void there(Node node, boolean wanted) {
    node.setVisible(wanted);
    node.setManaged(wanted);
  }

  private void fetchAgain() {
    screen.work(
        () -> {
          sources.store().fetch(licence);
          return licence;
        },
        begun -> screen.notice(texts.get("fetch.begun")),
        failure ->
            screen.notice(
                failure instanceof StoreException said ? said.getMessage() : texts.get("failed")));
  }

  private void export() {
    screen.work(
        () -> new Export(sources).write(sources.library().film(licence).orElseThrow()),
        file -> screen.notice(texts.get("exported", file)),
        failure -> screen.notice(texts.get("notExported")));
  }

  void close() {
    fetch.close();
  }
}
