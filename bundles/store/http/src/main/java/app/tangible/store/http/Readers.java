package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.library.FilmReader;
import app.tangible.library.Library;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who reads films here: the decoder, and those who play or picture them. */
final class Readers {

  private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

  private final Library library;
  private final Decoder decoder;
  private final Supplier<List<ComponentServiceObjects<FilmReader>>> others;

  /**
   * @param others as they are now; asked for late, since they themselves need the store
   */
  Readers(
      Library library,
      Decoder decoder,
      Supplier<List<ComponentServiceObjects<FilmReader>>> others) {
    this.library = library;
    this.decoder = decoder;
    this.others = others;
  }

  /** Whether a person watches it. */
  boolean watch(FilmId film) {
    boolean[] watched = new boolean[1];
    each(reader -> watched[0] |= reader.isWatched(film));
    return watched[0];
  }

  /** Its file is about to go. The decoder first: then nobody gets anything more of it. */
  void letGo(FilmId film) {
    decoder.letGo(film, library.sealedFile(film));
    each(reader -> letGo(reader, film));
  }

  private static void letGo(FilmReader reader, FilmId film) {
    try {
      reader.letGo(film);
    } catch (RuntimeException e) {
      LOG.warn("a reader does not let go of film {}", film, e);
    }
  }

  private void each(Consumer<FilmReader> what) {
    for (ComponentServiceObjects<FilmReader> objects : others.get()) {
      FilmReader reader = objects.getService();
      if (reader != null) {
        try {
          what.accept(reader);
        } finally {
          objects.ungetService(reader);
        }
      }
    }
  }
}
