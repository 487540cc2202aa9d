package app.tangible.ui.film;

import app.tangible.decoder.Decoder;
import app.tangible.host.ProductHome;
import app.tangible.library.Library;
import app.tangible.library.Shelf;
import app.tangible.library.TitleId;
import app.tangible.library.Watching;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceExport;
import app.tangible.licence.LicenceId;
import app.tangible.metadata.Metadata;
import app.tangible.store.Market;
import app.tangible.store.Store;
import app.tangible.transfer.Transfers;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The film of the argument {@code title}, or {@code licence}: owned and ordinary alike. Other pages
 * lead here; it is not in the menu.
 */
@Component
@PageInfo(id = "film", order = 800, menu = false)
public final class FilmPage implements Page {

  private final Sources sources;

  /** All that the page asks. */
  record Sources(
      Shelf shelf,
      Watching watching,
      Library library,
      LicenceChecker licences,
      Transfers transfers,
      Decoder decoder,
      Metadata metadata,
      Market market,
      Store store,
      LicenceExport export,
      ProductHome home) {}

  @Activate
  public FilmPage(
      @Reference Shelf shelf,
      @Reference Watching watching,
      @Reference Library library,
      @Reference LicenceChecker licences,
      @Reference Transfers transfers,
      @Reference Decoder decoder,
      @Reference Metadata metadata,
      @Reference Market market,
      @Reference Store store,
      @Reference LicenceExport export,
      @Reference ProductHome home) {
    sources =
        new Sources(
            shelf, watching, library, licences, transfers, decoder, metadata, market, store, export,
            home);
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    String title = arguments.get("title");
    TitleId id =
        title == null
            ? TitleId.of(new LicenceId(arguments.getOrDefault("licence", "")))
            : new TitleId(title);
    return new FilmView(screen, sources, id);
  }
}
