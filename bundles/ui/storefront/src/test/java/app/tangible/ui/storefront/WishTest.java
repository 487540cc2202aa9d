package app.tangible.ui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.store.Money;
import app.tangible.store.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WishTest {

  private final List<Offer> offers =
      List.of(
          offer(1, "Amélie", 2001, "Claudie Ossard", "4K", 1_200),
          offer(2, "Der Himmel über Berlin", 1987, "Road Movies", "HD", 500),
          offer(3, "Big Buck Bunny", 2008, "Blender", "HD", 1_000),
          offer(4, "Élan", 2024, "Blender", "4K", 1_900));

  private final Wish wish = new Wish();

  private static Offer offer(
      int number, String title, int year, String studio, String quality, long cents) {
    return new Offer(
        String.valueOf(number),
        film(number),
        title,
        year,
        studio,
        "",
        quality,
        Duration.ofMinutes(90),
        new Money(cents, "EUR"),
        1,
        new MasterHash("7e".repeat(32)),
        new PieceRoot("3c".repeat(32)),
        List.of(),
        Optional.empty(),
        number == 1 ? List.of("Comedy", "Romance") : number == 3 ? List.of("Comedy") : List.of());
  }

  private static FilmId film(int number) {
    return new FilmId(String.format("%032x", number));
  }

  private List<String> wished() {
    return wish.of(offers, Set.of(film(3))).stream().map(Offer::edition).toList();
  }

  @Test
  void everythingIsAsTheStoreShowsIt() {
    assertThat(wish.isEverything()).isTrue();
    assertThat(wished()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void wordsBeginWordsWithoutAccentOrCase() {
    wish.text = "UBER him";
    assertThat(wished()).containsExactly("2");
    wish.text = "elan";
    assertThat(wished()).containsExactly("4");
    wish.text = "blen 2008";
    assertThat(wished()).containsExactly("3");
    wish.text = "lan";
    assertThat(wished()).isEmpty();
    wish.text = " - ";
    assertThat(wished()).hasSize(4);
  }

  @Test
  void filtersHoldTogether() {
    wish.notMine = true;
    wish.studios.add("Blender");
    assertThat(wished()).containsExactly("4");
    wish.atMost = 15;
    assertThat(wished()).isEmpty();
    wish.clear();
    wish.atMost = 10;
    assertThat(wished()).containsExactly("2");
    wish.notMine = false;
    wish.decades.add(2000);
    assertThat(wished()).containsExactly("3");
    assertThat(wish.filters()).isEqualTo(2);
  }

  @Test
  void anyOfTheGenresWillDoAndWhoHasNoneIsLeftOut() {
    wish.genres.add("Romance");
    assertThat(wished()).containsExactly("1");
    wish.genres.add("Comedy");
    assertThat(wished()).containsExactly("1", "3");
    assertThat(wish.filters()).isEqualTo(2);
    wish.clear();
    assertThat(wished()).hasSize(4);
    wish.text = "comed";
    assertThat(wished()).containsExactly("1", "3");
  }

  @Test
  void ordersByNamePriceAndYear() {
    wish.order = Wish.Order.NAME;
    assertThat(wished()).containsExactly("1", "3", "2", "4");
    wish.order = Wish.Order.PRICE;
    assertThat(wished()).containsExactly("2", "3", "1", "4");
    wish.order = Wish.Order.YEAR;
    assertThat(wished()).containsExactly("4", "3", "1", "2");
  }
}
