package app.tangible.ui.storefront;

import app.tangible.content.FilmId;
import app.tangible.store.Offer;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which offers are to be shown, and in which order. On the JavaFX thread. */
final class Wish {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Orders. */
  enum Order {
    /** As the store shows them. */
    STORE,
    NAME,
    /** Cheapest first. */
    PRICE,
    /** Newest release first. */
    YEAR
  }

  /** What may be paid, in whole units of the currency. */
  static final List<Integer> PRICES = List.of(5, 10, 15, 20);

  String text = "";
  boolean notMine;
  int atMost;
  Order order = Order.STORE;
  final Set<Integer> decades = new HashSet<>();
  final Set<String> genres = new HashSet<>();
  final Set<String> studios = new HashSet<>();
  final Set<String> qualities = new HashSet<>();

  /** How many filters are in force, without the text. */
  int filters() {
    return (atMost > 0 ? 1 : 0)
        + genres.size()
        + decades.size()
        + studios.size()
        + qualities.size();
  }

  boolean isEverything() {
    return text.isBlank() && !notMine && filters() == 0;
  }

  void clear() {
    atMost = 0;
    genres.clear();
    decades.clear();
    studios.clear();
    qualities.clear();
  }

  static int decade(Offer offer) {
    return offer.year() / 10 * 10;
  }

  List<Offer> of(List<Offer> offers, Set<FilmId> owned) {
    List<String> words = words(text);
    Stream<Offer> wanted =
        offers.stream()
            .filter(offer -> !notMine || !owned.contains(offer.film()))
            .filter(offer -> atMost == 0 || offer.price().minorUnits() <= atMost * 100L)
            .filter(offer -> decades.isEmpty() || decades.contains(decade(offer)))
            .filter(offer -> genres.isEmpty() || offer.genres().stream().anyMatch(genres::contains))
            .filter(offer -> studios.isEmpty() || studios.contains(offer.studio()))
            .filter(offer -> qualities.isEmpty() || qualities.contains(offer.quality()))
            .filter(offer -> matches(offer, words));
    return switch (order) {
      case STORE -> wanted.toList();
      case NAME -> wanted.sorted(Comparator.comparing(offer -> folded(offer.title()))).toList();
      case PRICE ->
          wanted.sorted(Comparator.comparingLong(offer -> offer.price().minorUnits())).toList();
      case YEAR -> wanted.sorted(Comparator.comparingInt(Offer::year).reversed()).toList();
    };
  }

  /** Each word of the text begins a word of title, studio, year or genre. */
  private static boolean matches(Offer offer, List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    String genres = String.join(" ", offer.genres());
    List<String> there =
        words(offer.title() + " " + offer.studio() + " " + offer.year() + " " + genres);
    return words.stream().allMatch(word -> there.stream().anyMatch(t -> t.startsWith(word)));
  }

  private static List<String> words(String text) {
    return Stream.of(GAPS.split(folded(text))).filter(word -> !word.isEmpty()).toList();
  }

  private static String folded(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
