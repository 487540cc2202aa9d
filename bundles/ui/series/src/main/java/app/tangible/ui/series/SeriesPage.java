package app.tangible.ui.series;

import app.tangible.library.Shelf;
import app.tangible.library.TitleId;
import app.tangible.library.Watching;
import app.tangible.metadata.Metadata;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The series of the argument {@code title}. Other pages lead here; it is not in the menu. */
@Component
@PageInfo(id = "series", order = 810, menu = false)
public final class SeriesPage implements Page {

  private final Shelf shelf;
  private final Watching watching;
  private final Metadata metadata;

  @Activate
  public SeriesPage(
      @Reference Shelf shelf, @Reference Watching watching, @Reference Metadata metadata) {
    this.shelf = shelf;
    this.watching = watching;
    this.metadata = metadata;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new SeriesView(
        screen, shelf, watching, metadata, new TitleId(arguments.getOrDefault("title", "")));
  }
}
