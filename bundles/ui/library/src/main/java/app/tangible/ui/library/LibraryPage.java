package app.tangible.ui.library;

import app.tangible.library.Library;
import app.tangible.metadata.Metadata;
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

/** The films that the household owns. */
@Component
@PageInfo(id = "library", order = 100, icon = Icons.FILMS)
public final class LibraryPage implements Page {

  private final Library library;
  private final Transfers transfers;
  private final Metadata metadata;

  @Activate
  public LibraryPage(
      @Reference Library library, @Reference Transfers transfers, @Reference Metadata metadata) {
    this.library = library;
    this.transfers = transfers;
    this.metadata = metadata;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new LibraryView(screen, library, transfers, metadata);
  }
}
