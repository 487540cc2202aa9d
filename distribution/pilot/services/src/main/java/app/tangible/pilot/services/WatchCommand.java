package app.tangible.pilot.services;

import app.tangible.library.WatchedFolders;
import app.tangible.library.WatchedFolders.Folder;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.pilot.Command;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"watch","folder":path}}: a folder of ordinary films, scanned in the background;
 * asked again, how far it is.
 */
@Component
public final class WatchCommand implements Command {

  private final WatchedFolders folders;

  @Activate
  public WatchCommand(@Reference WatchedFolders folders) {
    this.folders = folders;
  }

  @Override
  public String word() {
    return "watch";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Path wanted = Path.of(arguments.get("folder"));
    if (folders.all().stream().noneMatch(folder -> folder.path().equals(wanted))) {
      folders.add(wanted, Holds.FILMS);
    }
    return Map.of(
        "scanning",
        folders.now().running() || folders.all().stream().anyMatch(f -> f.scanned().isEmpty()),
        "titles",
        folders.all().stream().mapToInt(Folder::titles).sum());
  }
}
