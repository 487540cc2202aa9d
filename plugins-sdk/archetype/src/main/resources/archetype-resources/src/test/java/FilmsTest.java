package $package;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.tangible.metadata.FilmQuery;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FilmsTest {

  @Test
  void knowsItsFilm() {
    assertEquals(
        "Seen by $artifactId.",
        new Films()
            .lookUp(FilmQuery.film("Sintel", OptionalInt.of(2010), "en"))
            .orElseThrow()
            .synopsis());
  }

  @Test
  void knowsNothingOfOthers() {
    assertTrue(new Films().lookUp(FilmQuery.film("Another", OptionalInt.empty(), "fr")).isEmpty());
  }
}
