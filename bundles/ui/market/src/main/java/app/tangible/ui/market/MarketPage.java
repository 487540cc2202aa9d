package app.tangible.ui.market;

import app.tangible.library.Library;
import app.tangible.licence.LicenceId;
import app.tangible.metadata.Metadata;
import app.tangible.store.Deal;
import app.tangible.store.Market;
import app.tangible.store.Resale;
import app.tangible.store.StoreException;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Films from household to household. With the argument {@code show} one of its three lists, with
 * {@code offer} one offer, with {@code licence} and {@code deal} what the household wants to sell,
 * give or lend.
 */
@Component
@PageInfo(id = "market", order = 300, icon = Icons.MARKET, household = true)
public final class MarketPage implements Page {

  private final Market market;
  private final Library library;
  private final Metadata metadata;
  private volatile List<Resale> seen = List.of();

  @Activate
  public MarketPage(
      @Reference Market market, @Reference Library library, @Reference Metadata metadata) {
    this.market = market;
    this.library = library;
    this.metadata = metadata;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    if (arguments.containsKey("offer")) {
      return new ResaleView(screen, this, arguments.get("offer"));
    }
    if (arguments.containsKey("licence")) {
      LicenceId licence = new LicenceId(arguments.get("licence"));
      Deal deal = Deal.valueOf(arguments.getOrDefault("deal", Deal.SALE.name()));
      return new ProposalView(screen, this, licence, deal);
    }
    return new MarketView(screen, this, Tab.of(arguments.getOrDefault("show", "")));
  }

  Market market() {
    return market;
  }

  Library library() {
    return library;
  }

  Metadata metadata() {
    return metadata;
  }

  /** What others sell; blocks. */
  List<Resale> offers() {
    return seen(market.offers(""));
  }

  /** What is for this household; blocks. */
  List<Resale> toMe() {
    return seen(market.toMe());
  }

  private List<Resale> seen(List<Resale> found) {
    seen = found;
    return found;
  }

  /** One offer, of those seen last where it is among them; blocks. */
  Resale offer(String id) {
    return find(seen.stream(), id)
        .or(() -> find(offers().stream(), id))
        .or(() -> find(toMe().stream(), id))
        .orElseThrow(() -> new StoreException("offer " + id + " is no longer there", false));
  }

  private static Optional<Resale> find(Stream<Resale> offers, String id) {
    return offers.filter(offer -> offer.id().equals(id)).findFirst();
  }
}
