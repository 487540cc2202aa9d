package app.tangible.ui.viewers;

import app.tangible.library.Viewers;
import app.tangible.library.Watching;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who is watching; with {@code edit} and a viewer's number, or 0 for a new one, what is known of
 * him; with {@code show=history}, what the current one has watched; with {@code then=back}, who is
 * chosen is led back to where he came from.
 */
@Component
@PageInfo(id = "viewers", order = 910, menu = false)
public final class ViewersPage implements Page {

  private final Viewers viewers;
  private final Watching watching;

  @Activate
  public ViewersPage(@Reference Viewers viewers, @Reference Watching watching) {
    this.viewers = viewers;
    this.watching = watching;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    if (arguments.containsKey("edit")) {
      return new EditView(screen, viewers, Integer.parseInt(arguments.get("edit")));
    }
    return "history".equals(arguments.get("show"))
        ? new HistoryView(screen, viewers, watching)
        : new WhoView(screen, viewers, "back".equals(arguments.get("then")));
  }
}
