package app.tangible.sample.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ListedFilmsTest {

  @Test
  void tellsTheSynopsisOfAListedFilm() throws IOException {
    assertThat(new ListedFilms().lookUp(FilmQuery.film("Sintel", OptionalInt.of(2010), "en")))
        .map(FilmFacts::synopsis)
        .hasValue("A young woman looks for her dragon.");
  }

  @Test
  void knowsNothingOfOtherFilms() throws IOException {
    assertThat(new ListedFilms().lookUp(FilmQuery.film("Nobody's film", OptionalInt.empty(), "fr")))
        .isEmpty();
  }
}
