package app.tangible.metadata.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

  @ParameterizedTest
  @CsvSource({
    "Amélie, amelie",
    "The Matrix, MATRIX",
    "L'Avventura, lavventura",
    "WALL·E, Wall E",
    "Tom & Jerry, Tom and Jerry",
    "Spider-Man: Homecoming, Spider Man  Homecoming",
    "Große Freiheit, Grosse Freiheit",
    "千と千尋の神隠し, 千と千尋の神隠し",
  })
  void areTheSame(String one, String other) {
    assertThat(Titles.likeness(one, other)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Rocky, Rocky II",
    "Alien 3, Alien",
    "Ocean's Eleven, Ocean's Twelve",
    "'', X",
    "?, !"
  })
  void areNotTheSame(String one, String other) {
    assertThat(Titles.likeness(one, other)).isLessThan(0.85);
  }

  @Test
  void takesAmongEqualsOnlyTheFarBetterKnown() {
    Candidate small = new Candidate(1, List.of("Dune"), OptionalInt.of(1999), 20);
    Candidate known = new Candidate(2, List.of("Dune"), OptionalInt.of(1984), 3_000);
    Candidate best = new Candidate(3, List.of("Dune"), OptionalInt.of(2021), 12_000);
    OptionalInt unknown = OptionalInt.empty();

    assertThat(Candidate.meant("Dune", unknown, List.of(small, known))).hasValue(known);
    assertThat(Candidate.meant("Dune", unknown, List.of(small, known, best))).isEmpty();
    assertThat(Candidate.meant("Dune", OptionalInt.of(1985), List.of(small, known, best)))
        .hasValue(known);
    assertThat(Candidate.meant("Dune", OptionalInt.of(2001), List.of(small, known, best)))
        .isEmpty();
  }
}
