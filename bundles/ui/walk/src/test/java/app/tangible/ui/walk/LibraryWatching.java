package app.tangible.ui.walk;

import app.tangible.library.TitleId;
import app.tangible.library.Watching;
import app.tangible.library.testing.FakeLibrary;
import app.tangible.library.testing.FakeWatching;
import java.time.Duration;
import java.util.List;

/** Keeps the place of owned films in the {@link FakeLibrary}, of others on its shelf. */
record LibraryWatching(FakeLibrary library, LibraryShelf shelf) implements Watching {

  private FakeWatching others() {
    return new FakeWatching(shelf.now());
  }

  @Override
  public void reached(TitleId id, Duration position, Duration length) {
    if (id.licence().isEmpty()) {
      others().reached(id, position, length);
      return;
    }
    Duration tail = Duration.ofSeconds(Math.clamp(length.toSeconds() / 20, 2, 120));
    boolean seen = !length.isZero() && position.compareTo(length.minus(tail)) >= 0;
    library.resumeAt(id.licence().get(), seen ? Duration.ZERO : position);
  }

  @Override
  public void seen(TitleId id, boolean seen) {
    others().seen(id, seen);
  }

  @Override
  public List<Visit> history(int atMost) {
    return List.of();
  }

  @Override
  public void erase(TitleId id) {
    others().erase(id);
  }

  @Override
  public void eraseAll() {
    others().eraseAll();
  }
}
