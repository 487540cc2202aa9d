package app.tangible.ui.downloads;

import app.tangible.host.Choices;
import app.tangible.library.Library;
import app.tangible.metadata.Metadata;
import app.tangible.store.Store;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.VoucherBook;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What arrives here, from whom and how fast, and what is given to others. */
@Component
@PageInfo(id = "downloads", order = 400, title = "menu", icon = Icons.DOWNLOAD, household = true)
public final class DownloadsPage implements Page {

  private final Library library;
  private final Store store;
  private final Transfers transfers;
  private final SharedFilms shared;
  private final Choices choices;
  private final Metadata metadata;

  /** What is given is paid where there is one. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable VoucherBook book;

  @Activate
  public DownloadsPage(
      @Reference Library library,
      @Reference Store store,
      @Reference Transfers transfers,
      @Reference SharedFilms shared,
      @Reference Choices choices,
      @Reference Metadata metadata) {
    this(library, store, transfers, shared, choices, metadata, null);
  }

  /** Without a container, which would tell of a book by itself. */
  public DownloadsPage(
      Library library,
      Store store,
      Transfers transfers,
      SharedFilms shared,
      Choices choices,
      Metadata metadata,
      @Nullable VoucherBook book) {
    this.library = library;
    this.store = store;
    this.transfers = transfers;
    this.shared = shared;
    this.choices = choices;
    this.metadata = metadata;
    this.book = book;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new DownloadsView(screen, this);
  }

  Library library() {
    return library;
  }

  Store store() {
    return store;
  }

  Transfers transfers() {
    return transfers;
  }

  SharedFilms shared() {
    return shared;
  }

  Choices choices() {
    return choices;
  }

  Metadata metadata() {
    return metadata;
  }

  Optional<VoucherBook> book() {
    return Optional.ofNullable(book);
  }
}
