package app.tangible.ui;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Asks what is known of a film, in the screen's language; a source that fails is not heard of. A
 * year of 0 is one that is not known.
 */
public record FilmLookup(Screen screen, Metadata metadata) {

  /** Hands over what the sources know, best first. */
  public void facts(String title, int year, Consumer<List<FilmFacts>> known) {
    screen.work(() -> ask(title, year), known, failure -> {});
  }

  /**
   * Puts the first poster that a source knows into the artwork, unless that is another title's by
   * then.
   */
  public void poster(String title, int year, Artwork artwork) {
    Consumer<URI> then = artwork.awaited(screen);
    screen.work(() -> posterOf(ask(title, year)), found -> found.ifPresent(then), failure -> {});
  }

  /** The same from what is known already. */
  public void poster(List<FilmFacts> known, Artwork artwork) {
    posterOf(known).ifPresent(address -> artwork.fetch(screen, address));
  }

  private List<FilmFacts> ask(String title, int year) {
    OptionalInt known = year > 0 ? OptionalInt.of(year) : OptionalInt.empty();
    return metadata.ask(FilmQuery.film(title, known, screen.locale().toLanguageTag()));
  }

  private static Optional<URI> posterOf(List<FilmFacts> known) {
    return known.stream().map(FilmFacts::poster).flatMap(Optional::stream).findFirst();
  }
}
