package app.tangible.ui.walk;

import app.tangible.library.TitleId;
import app.tangible.library.Watching;
import app.tangible.library.testing.FakeWatching;
import java.time.Duration;
import java.util.List;

/** Writes onto the shelf as it is now. */
record ShelfWatching(LibraryShelf shelf) implements Watching {

  private FakeWatching now() {
    return new FakeWatching(shelf.now());
  }

  @Override
  public void reached(TitleId id, Duration position, Duration length) {
    now().reached(id, position, length);
  }

  @Override
  public void seen(TitleId id, boolean seen) {
    now().seen(id, seen);
  }

  @Override
  public List<Visit> history(int atMost) {
    return now().history(atMost);
  }

  @Override
  public void erase(TitleId id) {
    now().erase(id);
  }

  @Override
  public void eraseAll() {
    now().eraseAll();
  }
}
