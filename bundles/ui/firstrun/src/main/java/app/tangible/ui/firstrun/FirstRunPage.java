package app.tangible.ui.firstrun;

import app.tangible.identity.Identity;
import app.tangible.library.Viewers;
import app.tangible.library.WatchedFolders;
import app.tangible.ui.Page;
import app.tangible.ui.Places;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.nio.file.Path;
import java.util.Map;

/** Language, name, keys, folder; then the way home. */
public final class FirstRunPage implements Page {

  private final Identity identity;
  private final Viewers viewers;
  private final WatchedFolders folders;
  private final Places places;
  private final Progress progress;
  private final Runnable over;

  /**
   * One that is done or left when {@code over} runs, which is off the JavaFX thread.
   *
   * @param folder keeps how far the person has come
   */
  public FirstRunPage(
      Identity identity,
      Viewers viewers,
      WatchedFolders folders,
      Places places,
      Path folder,
      Runnable over) {
    this(identity, viewers, folders, places, new Progress(folder), over);
  }

  FirstRunPage(
      Identity identity,
      Viewers viewers,
      WatchedFolders folders,
      Places places,
      Progress progress,
      Runnable over) {
    this.identity = identity;
    this.viewers = viewers;
    this.folders = folders;
    this.places = places;
    this.progress = progress;
    this.over = over;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new FirstRunView(screen, this);
  }

  Identity identity() {
    return identity;
  }

  Viewers viewers() {
    return viewers;
  }

  WatchedFolders folders() {
    return folders;
  }

  Places places() {
    return places;
  }

  Progress progress() {
    return progress;
  }

  /** The person has done with it; blocks. */
  void over(boolean finished) {
    if (finished) {
      progress.finish();
    }
    over.run();
  }
}
