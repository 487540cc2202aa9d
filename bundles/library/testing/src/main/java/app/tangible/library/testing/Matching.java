package app.tangible.library.testing;

import app.tangible.library.Shelf.Order;
import app.tangible.library.Title;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Words and orders of a {@link FakeShelf}. */
final class Matching {

  private Matching() {}

  static boolean says(Title title, String text) {
    String year = title.year().isPresent() ? " " + title.year().getAsInt() : "";
    List<String> words = words(title.name() + year);
    return words(text).stream()
        .allMatch(begun -> words.stream().anyMatch(word -> word.startsWith(begun)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(Titles.folded(text).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  static Comparator<Title> by(Order order) {
    Comparator<Title> name = Comparator.comparing(Title::sortName).thenComparing(Title::id);
    return switch (order) {
      case NAME, RATING -> name;
      case ADDED -> Comparator.comparing(Title::added).reversed().thenComparing(name);
      case YEAR ->
          Comparator.comparingInt((Title title) -> title.year().orElse(0))
              .reversed()
              .thenComparing(name);
      case LENGTH -> Comparator.comparing(Title::length).thenComparing(name);
      case WATCHED -> lastFirst().thenComparing(name);
    };
  }

  static Comparator<Title> lastFirst() {
    return Comparator.comparing((Title title) -> title.seen().last().orElse(Instant.MIN))
        .reversed();
  }
}
