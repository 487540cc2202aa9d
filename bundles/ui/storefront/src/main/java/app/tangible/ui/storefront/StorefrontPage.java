package app.tangible.ui.storefront;

import app.tangible.library.Library;
import app.tangible.metadata.Metadata;
import app.tangible.store.Offer;
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

/** The store's window; with the argument {@code edition}, one offer of it. */
@Component
@PageInfo(id = "store", order = 200, icon = Icons.STORE)
public final class StorefrontPage implements Page {

  private final Store store;
  private final Library library;
  private final Metadata metadata;
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
    return edition == null ? new OffersView(screen, this) : new OfferView(screen, this, edition);
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
