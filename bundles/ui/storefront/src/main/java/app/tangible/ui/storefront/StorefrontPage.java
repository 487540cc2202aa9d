package app.tangible.ui.storefront;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.metadata.Metadata;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Store;
import app.tangible.store.StoreException;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The store's window; with the argument {@code edition}, one offer of it; with {@code purchase} and
 * the id of a film, the purchase of it that is under way, wherever it was begun.
 */
@Component
@PageInfo(id = "store", order = 200, icon = Icons.STORE, household = true)
public final class StorefrontPage implements Page {

  private final Store store;
  private final Library library;
  private final Metadata metadata;
  private final Wish wish = new Wish();
  private volatile List<Offer> seen = List.of();

  @Activate
  public StorefrontPage(
      @Reference Store store, @Reference Library library, @Reference Metadata metadata) {
    this.store = store;
    this.library = library;
    this.metadata = metadata;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    String edition = arguments.get("edition");
    String film = arguments.get("purchase");
    if (film != null) {
      return new OfferView(screen, this, () -> underWay(new FilmId(film)).offer());
    }
    return edition == null
        ? new OffersView(screen, this)
        : new OfferView(screen, this, () -> offer(edition));
  }

  /** Remembered while the product runs: who comes back from a film sees the same. */
  Wish wish() {
    return wish;
  }

  Store store() {
    return store;
  }

  Library library() {
    return library;
  }

  Metadata metadata() {
    return metadata;
  }

  /** All offers; blocks. */
  List<Offer> browse() {
    List<Offer> offers = store.browse("");
    seen = offers;
    return offers;
  }

  /** The newest purchase of a film. */
  private Purchase underWay(FilmId film) {
    return store.purchases().stream()
        .filter(purchase -> purchase.offer().film().equals(film))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new StoreException("film " + film + " is not being bought", false));
  }

  /** One offer, of those seen last where it is among them; blocks. */
  Offer offer(String edition) {
    return seen.stream()
        .filter(offer -> offer.edition().equals(edition))
        .findFirst()
        .or(() -> browse().stream().filter(offer -> offer.edition().equals(edition)).findFirst())
        .orElseThrow(
            () -> new StoreException("the store no longer offers edition " + edition, false));
  }
}
