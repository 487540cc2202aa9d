package app.tangible.ui.folders;

import app.tangible.library.WatchedFolders;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Places;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The watched folders; with {@code add}, choosing one more, which leads back when it is done. */
@Component
@PageInfo(id = "folders", order = 920, menu = false, household = true)
public final class FoldersPage implements Page {

  private final WatchedFolders folders;
  private final Places places;

  @Activate
  public FoldersPage(@Reference WatchedFolders folders) {
    this(folders, Places.ofThisMachine());
  }

  /** With other places to begin at. */
  public FoldersPage(WatchedFolders folders, Places places) {
    this.folders = folders;
    this.places = places;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return arguments.containsKey("add")
        ? new BrowseView(screen, folders, places)
        : new FoldersView(screen, folders);
  }
}
