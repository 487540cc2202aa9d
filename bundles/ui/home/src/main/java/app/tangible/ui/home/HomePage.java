package app.tangible.ui.home;

import app.tangible.library.Library;
import app.tangible.library.Shelf;
import app.tangible.library.Viewers;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What to watch now: what was begun, what comes next, what is new, what may please. */
@Component
@PageInfo(id = "home", order = 50, icon = Icons.HOME)
public final class HomePage implements Page {

  private final Shelf shelf;
  private final Library library;
  private final Viewers viewers;

  @Activate
  public HomePage(@Reference Shelf shelf, @Reference Library library, @Reference Viewers viewers) {
    this.shelf = shelf;
    this.library = library;
    this.viewers = viewers;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new HomeView(screen, shelf, library, viewers);
  }
}
