package app.tangible.ui.home;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Shelf;
import app.tangible.library.Viewers;
import app.tangible.licence.LicenceId;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
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
  private volatile @Nullable Decoder decoder;

  @Activate
  public HomePage(@Reference Shelf shelf, @Reference Library library, @Reference Viewers viewers) {
    this.shelf = shelf;
    this.library = library;
    this.viewers = viewers;
  }

  /** Is told which sealed film may be played next; Home is there without one too. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  public void setDecoder(Decoder decoder) {
    this.decoder = decoder;
  }

  /** It is gone. */
  public void unsetDecoder(Decoder gone) {
    if (decoder == gone) {
      decoder = null;
    }
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new HomeView(screen, shelf, library, viewers, this::expect);
  }

  private void expect(LicenceId licence) {
    Decoder asked = decoder;
    if (asked != null) {
      library
          .film(licence)
          .filter(OwnedFilm::onDisk)
          .ifPresent(film -> asked.expect(library.sealedFile(film.film())));
    }
  }
}
