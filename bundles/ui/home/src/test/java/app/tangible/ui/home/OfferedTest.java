package app.tangible.ui.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.tangible.library.Title;
import app.tangible.library.testing.FakeShelf;
import app.tangible.library.testing.Titles;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Home shows of the shelf. */
class OfferedTest {

  private static final URI POSTER = URI.create("https://example.org/p.jpg");
  private static final URI BACKDROP = URI.create("https://example.org/b.jpg");

  @Test
  void whatWasBegunIsShownByItsBackdropWhereItHasOne() {
    FakeShelf shelf = FakeShelf.with(List.of());
    shelf.put(Titles.detail(begun(1, "Metropolis")).backdrop(BACKDROP));
    shelf.put(Titles.detail(begun(2, "Nosferatu")));
    assertThat(shelf.toContinue(9))
        .extracting(Title::name, title -> Offered.wide(shelf, title).poster().orElseThrow())
        .containsExactlyInAnyOrder(tuple("Metropolis", BACKDROP), tuple("Nosferatu", POSTER));
  }

  private static Title begun(int number, String name) {
    return Titles.film(number, name, 1927)
        .poster(POSTER)
        .length(Duration.ofMinutes(90))
        .leftAt(Duration.ofMinutes(9))
        .build();
  }
}
