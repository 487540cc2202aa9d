package app.tangible.ui.home;

import app.tangible.library.Library;
import app.tangible.library.Shelf;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import app.tangible.viewing.Viewing;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What to watch now: what was begun, what comes next, what is new, what may please. */
@Component
@PageInfo(id = "home", order = 50, icon = Icons.HOME)
public final class HomePage implements Page {

  private final Shelf shelf;
  private final Library library;
  private final Viewers viewers;
  private volatile @Nullable Viewing viewing;

  @Activate
  public HomePage(@Reference Shelf shelf, @Reference Library library, @Reference Viewers viewers) {
    this.shelf = shelf;
    this.library = library;
    this.viewers = viewers;
  }

  /** Is told what may be played next; Home is there without one too. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  public void setViewing(Viewing viewing) {
    this.viewing = viewing;
  }

  /** It is gone. */
  public void unsetViewing(Viewing gone) {
    if (viewing == gone) {
      viewing = null;
    }
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new HomeView(screen, shelf, library, viewers, this::expect);
  }

  private void expect(TitleId title) {
    Viewing asked = viewing;
    if (asked != null) {
      asked.expect(title);
    }
  }
}
