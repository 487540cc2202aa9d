package app.tangible.ui.wallet;

import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.identity.KeyProtection;
import app.tangible.library.Backup;
import app.tangible.library.Library;
import app.tangible.licence.LicenceChecker;
import app.tangible.store.Market;
import app.tangible.store.Store;
import app.tangible.transfer.VoucherBook;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Places;
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

/**
 * The account, the keys, the devices; with {@code show=receipts} what came and went, with {@code
 * show=backup} how the library is saved and put back, with {@code show=keys} how the keys rest.
 */
@Component
@PageInfo(id = "wallet", order = 930, menu = false, household = true)
public final class WalletPage implements Page {

  private final Facts facts;
  private final Receipts receipts;
  private final Backup backup;
  private final LastBackup last;
  private final Places places;
  private final KeyProtection protection;

  /** What is given is paid where there is one. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable VoucherBook book;

  /** What the page tells of. */
  record Facts(Identity identity, Library library, LicenceChecker licences, Market market) {}

  @Activate
  public WalletPage(
      @Reference Identity identity,
      @Reference KeyProtection protection,
      @Reference Library library,
      @Reference LicenceChecker licences,
      @Reference Market market,
      @Reference Store store,
      @Reference Backup backup,
      @Reference ProductHome home) {
    this(
        identity,
        protection,
        library,
        licences,
        market,
        store,
        backup,
        home,
        Places.ofThisMachine(),
        null);
  }

  /** Without a container, which would tell of a book by itself; with other places for backups. */
  public WalletPage(
      Identity identity,
      KeyProtection protection,
      Library library,
      LicenceChecker licences,
      Market market,
      Store store,
      Backup backup,
      ProductHome home,
      Places places,
      @Nullable VoucherBook book) {
    this.book = book;
    this.protection = protection;
    facts = new Facts(identity, library, licences, market);
    receipts = new Receipts(library, licences, market, store);
    this.backup = backup;
    this.last = new LastBackup(home.folder("ui"));
    this.places = places;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return switch (arguments.getOrDefault("show", "")) {
      case "receipts" -> new ReceiptsView(screen, receipts);
      case "backup" -> new BackupView(screen, backup, last, places);
      case "keys" -> new KeysView(screen, protection);
      default -> new WalletView(screen, this);
    };
  }

  Facts facts() {
    return facts;
  }

  KeyProtection protection() {
    return protection;
  }

  Receipts receipts() {
    return receipts;
  }

  LastBackup last() {
    return last;
  }

  Optional<VoucherBook> book() {
    return Optional.ofNullable(book);
  }
}
