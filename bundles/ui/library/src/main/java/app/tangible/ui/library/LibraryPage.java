package app.tangible.ui.library;

import app.tangible.library.Library;
import app.tangible.library.Shelf;
import app.tangible.transfer.Transfers;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All that the household can watch; with {@code text}, what a search for it finds. */
@Component
@PageInfo(id = "library", order = 100, icon = Icons.FILMS)
public final class LibraryPage implements Page {

  private final Shelf shelf;
  private final Library library;
  private final Transfers transfers;

  @Activate
  public LibraryPage(
      @Reference Shelf shelf, @Reference Library library, @Reference Transfers transfers) {
    this.shelf = shelf;
    this.library = library;
    this.transfers = transfers;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new LibraryView(screen, shelf, library, transfers, arguments.getOrDefault("text", ""));
  }
}
