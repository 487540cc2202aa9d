package app.tangible.ui;

import app.tangible.library.LibraryException;
import app.tangible.library.OwnedFilm;
import app.tangible.store.Removal;
import app.tangible.store.Store;
import app.tangible.store.StoreException;

/** A film that is here whole leaves this device after a question, the same from each page. */
public final class RoomQuestion {

  private final Screen screen;
  private final Store store;
  private final Texts texts;

  /** For this screen. */
  public RoomQuestion(Screen screen, Store store) {
    this.screen = screen;
    this.store = store;
    this.texts = new Texts(RoomQuestion.class, screen.locale());
  }

  /** Whether who watches is to be offered it: it is the household's, as Downloads are. */
  public static boolean isOffered(Screen screen) {
    return screen.has("downloads");
  }

  /** A row that asks. */
  public Row row(long bytes, Runnable pressed) {
    return new Row(
        "remove-here",
        Icons.REMOVE,
        texts.get("removal"),
        texts.get("removal.frees", screen.formats().bytes(bytes)),
        pressed);
  }

  /**
   * Asks; the first answer keeps it.
   *
   * @param bytes that it would free
   */
  public void ask(OwnedFilm film, long bytes) {
    screen.ask(
        texts.get("removal.ask", film.title()),
        texts.get("removal.means", screen.formats().bytes(bytes)),
        Answer.none("remove-no", texts.get("removal.no")),
        Answer.danger("remove-yes", texts.get("removal.yes"), () -> remove(film))
            .icon(Icons.REMOVE));
  }

  private void remove(OwnedFilm film) {
    screen.work(
        () -> store.makeRoom(film.licence()),
        came -> screen.notice(words(film, came)),
        this::failed);
  }

  private String words(OwnedFilm film, Removal came) {
    return switch (came) {
      case Removal.Removed(long freed) ->
          texts.get("removal.done", film.title(), screen.formats().bytes(freed));
      case Removal.Watched _ -> texts.get("removal.watched", film.title());
      case Removal.NotHere _ -> texts.get("removal.nothing");
    };
  }

  private void failed(Exception why) {
    boolean said = why instanceof StoreException || why instanceof LibraryException;
    screen.notice(said ? why.getMessage() : texts.get("removal.failed"));
  }
}
